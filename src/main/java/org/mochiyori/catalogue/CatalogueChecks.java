package org.mochiyori.catalogue;

import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about places, listings, rules and pictures, where the tables alone cannot hold it. */
final class CatalogueChecks {
    private CatalogueChecks() {}

    static List<Check> all() {
        return List.of(hubs(), lendable(), merged(), rules(), photos());
    }

    private static Check hubs() {
        return RowCheck.of(
                new Promise(
                        "catalogue-hubs",
                        "A listing, its place, its lender and its source bear the same hub.",
                        "Tell the makers of the program; until then suspend the listing."),
                """
                select format('Listing %s bears the hub %s and its %s is of %s.', l.id, l.hub, o.what, o.hub) as what,
                  array[l.id::text, o.id] as ids
                from listings l join lateral (
                  select 'place' as what, p.hub, p.id::text from places p where p.id = l.place
                  union all select 'lender', g.hub, g.id::text from groups g where g.id = l.group_id
                  union all select 'source', s.hub, s.source_key from sources s where s.listing = l.id
                ) o on o.hub <> l.hub
                """);
    }

    private static Check lendable() {
        return RowCheck.of(
                new Promise(
                        "lendable",
                        "What can be applied for here takes some unit, so that it cannot be lent twice.",
                        "Suspend the listing, save it once on its page, publish it again."),
                """
                select format('Listing %s is out to be applied for and takes no unit.', l.id) as what, array[l.id::text] as ids
                from listings l
                where l.state = 'published' and l.reservation = 'here'
                  and not exists (select from listing_units lu where lu.listing = l.id)
                """);
    }

    private static Check merged() {
        return RowCheck.of(
                new Promise(
                        "merged",
                        "A record that was made one with another points to one that is still there.",
                        "Tell the makers of the program: somebody looking for the old record finds nothing."),
                """
                select format('Listing %s was made one with %s, which was made one with another.', a.id, b.id) as what,
                  array[a.id::text, b.id::text] as ids
                from listings a join listings b on b.id = a.merged_into where b.merged_into is not null
                union all
                select format('Place %s was made one with %s, which was made one with another.', a.id, b.id),
                  array[a.id::text, b.id::text]
                from places a join places b on b.id = a.merged_into where b.merged_into is not null
                """);
    }

    private static Check rules() {
        return RowCheck.of(
                new Promise(
                        "rules",
                        "Every rule belongs to a hub, place or listing that is there.",
                        "The rule has no effect. Tell the makers of the program how the thing it was for came to be deleted."),
                """
                select format('A rule of kind %s from %s is for the %s %s, which is not there.', r.kind, r.valid_from, r.scope,
                    r.scope_id) as what, array[r.scope_id] as ids
                from rule_values r
                where not case r.scope
                  when 'hub' then exists (select from hubs h where h.id = r.scope_id)
                  when 'place' then exists (select from places p where p.id::text = r.scope_id)
                  else exists (select from listings l where l.id::text = r.scope_id) end
                """);
    }

    private static Check photos() {
        return RowCheck.of(
                new Promise(
                        "photos",
                        "Every picture is, bit for bit, the one that was taken in.",
                        "The disk or a hand has damaged it: take it off the listing and put it there again, or restore a backup."),
                """
                select format('The picture %s is damaged; it is shown by %s listings.', p.hash, count(lp.listing)) as what,
                  array[p.hash] || coalesce(array_agg(lp.listing::text) filter (where lp.listing is not null), '{}') as ids
                from photos p left join listing_photos lp on lp.photo = p.hash
                where encode(sha256(p.bytes), 'hex') <> p.hash
                group by p.hash
                """);
    }
}
