package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mochiyori.catalogue.Listing.Dates;
import org.mochiyori.catalogue.Listing.ListingPhoto;
import org.mochiyori.catalogue.Listing.UnitShare;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.text.Named;

/** Reads listings with all that belongs to them, each statement one query. */
final class EntryStore {
    private static final String COMMON = """
            select l.*, h.name as hub_name, h.kana as hub_kana, h.name_en as hub_en, h.time_zone, g.name as group_name,
              coalesce(g.umbrella, case when g.kind = 'union' then g.id end) as umbrella,
              (select jsonb_agg(jsonb_build_object('unit', u.id, 'whole', lu.whole, 'capacity', u.capacity) order by u.id)
                from listing_units lu join units u on u.id = lu.unit where lu.listing = l.id) as unit_shares,
            """;
    private static final String FROM = """
            from listings l join hubs h on h.id = l.hub left join groups g on g.id = l.group_id
            """;

    private static final String SELECT = COMMON + """
              p.hub as p_hub, p.name as p_name, p.kana as p_kana, p.kind as p_kind, p.address as p_address, p.postcode as p_postcode,
              p.municipality as p_municipality, p.area_codes as p_area_codes, p.lat as p_lat, p.lon as p_lon, p.phone as p_phone,
              p.url as p_url, p.hours_text as p_hours_text, p.claimed_by as p_claimed_by, p.version as p_version,
              (select array_agg(i.serial order by i.serial) from listing_units lu join unit_items i on i.unit = lu.unit
                where lu.listing = l.id and l.kind = 'equipment') as serials,
              (select jsonb_agg(jsonb_build_object('hash', f.hash, 'width', f.width, 'height', f.height, 'alt', lp.alt) order by lp.position)
                from listing_photos lp join photos f on f.hash = lp.photo where lp.listing = l.id) as photos,
              (select jsonb_agg(jsonb_build_object('key', s.source_key, 'file', s.file, 'record', s.record, 'dataset', s.dataset,
                  'licence', s.licence, 'credit', s.credit) order by s.added_at, s.source_key)
                from sources s where s.listing = l.id) as sources
            """ + FROM + "left join places p on p.id = l.place\n";

    /** What a use of them is measured by: neither where they are, nor what only readers see of them. */
    private static final String LENT =
            COMMON + "null::text[] as serials, null::jsonb as photos, null::jsonb as sources\n" + FROM;

    private EntryStore() {}

    static Optional<Entry> find(Sql sql, UUID id) {
        return sql.find(SELECT + "where l.id = $1", EntryStore::entry, id);
    }

    static Supplier<List<Entry>> send(Sql sql, Collection<UUID> ids) {
        return send(sql, SELECT, EntryStore::entry, ids);
    }

    static Supplier<List<Entry>> sendLent(Sql sql, Collection<UUID> ids) {
        return send(sql, LENT, EntryStore::lent, ids);
    }

    /** A single one by {@code =}: PostgreSQL plans a list anew each time, which costs more than reading one listing. */
    private static Supplier<List<Entry>> send(
            Sql sql, String select, Function<Row, Entry> mapper, Collection<UUID> ids) {
        return ids.size() == 1
                ? sql.send(select + "where l.id = $1", mapper, ids.iterator().next())
                : sql.send(select + "where l.id = any ($1) order by l.id", mapper, (Object) ids.toArray(UUID[]::new));
    }

    static Map<ListingKind, Integer> countPublished(Sql sql) {
        Map<ListingKind, Integer> counts = new EnumMap<>(ListingKind.class);
        sql.list(
                        "select kind, count(*) as n from listings where state = 'published' and visibility = 'public' group by kind",
                        row -> Map.entry(Word.parse(ListingKind.class, row.getString("kind")), row.getInteger("n")))
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    static List<Entry> listNewest(Sql sql, int limit) {
        return sql.list(
                SELECT
                        + "where l.state = 'published' and l.visibility = 'public' order by l.published_at desc, l.id limit $1",
                EntryStore::entry,
                limit);
    }

    static List<Listings.Credit> listCredits(Sql sql) {
        return sql.list(
                """
                select distinct s.dataset, s.licence, s.credit from sources s join listings l on l.id = s.listing
                where l.state = 'published' and s.credit <> '' order by s.credit, s.dataset
                """,
                row -> new Listings.Credit(
                        row.getString("dataset"), row.getString("licence"), row.getString("credit")));
    }

    static List<Entry> listPublished(Sql sql, Collection<UUID> ids) {
        return sql.list(
                SELECT + "where l.id = any ($1) and l.state = 'published' order by l.id", EntryStore::entry, (Object)
                        ids.toArray(UUID[]::new));
    }

    static Supplier<List<Entry>> sendPublishedAfter(Sql sql, @Nullable UUID after, int limit) {
        return sql.send(
                SELECT + "where l.state = 'published' and ($1::uuid is null or l.id > $1) order by l.id limit $2",
                EntryStore::entry,
                after,
                limit);
    }

    static List<Entry> listOfGroup(Sql sql, UUID group, @Nullable UUID before, int limit) {
        return sql.list(
                SELECT + "where l.group_id = $1 and ($2::uuid is null or l.id < $2) order by l.id desc limit $3",
                EntryStore::entry,
                group,
                before,
                limit);
    }

    static List<Entry> listOfPlace(Sql sql, UUID place) {
        return sql.list(
                SELECT + "where l.place = $1 and l.merged_into is null order by l.id", EntryStore::entry, place);
    }

    private static Entry entry(Row row) {
        Optional<UUID> place = Optional.ofNullable(row.getUUID("place"));
        return new Entry(listing(row), place.map(id -> place(id, row)), hub(row), lender(row));
    }

    private static Entry lent(Row row) {
        return new Entry(listing(row), Optional.empty(), hub(row), lender(row));
    }

    private static Optional<Entry.Lender> lender(Row row) {
        return Optional.ofNullable(row.getUUID("group_id"))
                .map(id -> new Entry.Lender(
                        id, row.getString("group_name"), Optional.ofNullable(row.getUUID("umbrella"))));
    }

    private static Entry.HubName hub(Row row) {
        return new Entry.HubName(
                row.getString("hub"),
                new Named(row.getString("hub_name"), row.getString("hub_kana"), row.getString("hub_en")),
                ZoneId.of(row.getString("time_zone")));
    }

    private static Listing listing(Row row) {
        return new Listing(
                row.getUUID("id"),
                new Listing.Owner(row.getString("hub"), Optional.ofNullable(row.getUUID("group_id"))),
                status(row),
                draft(row),
                items(row, "unit_shares", EntryStore::share),
                items(row, "photos", EntryStore::photo),
                items(row, "sources", EntryStore::source));
    }

    private static Listing.Status status(Row row) {
        return new Listing.Status(
                Word.parse(ListingState.class, row.getString("state")),
                row.getBoolean("picked"),
                new Dates(
                        row.getOffsetDateTime("created_at").toInstant(),
                        instant(row, "submitted_at"),
                        instant(row, "published_at"),
                        instant(row, "changed_at")),
                Optional.ofNullable(row.getUUID("merged_into")),
                row.getInteger("version"));
    }

    private static ListingDraft draft(Row row) {
        return new ListingDraft(
                Optional.ofNullable(row.getUUID("place")),
                new Wording(
                        row.getString("name"),
                        row.getString("kana"),
                        row.getString("description"),
                        row.getString("easy"),
                        translations(Jsonb.read(row, "translations"))),
                row.getString("category"),
                texts(row, "features"),
                thing(row),
                terms(row),
                new ListingDraft.Access(
                        Word.parse(Reservation.class, row.getString("reservation")),
                        Word.parse(Visibility.class, row.getString("visibility"))));
    }

    private static Thing thing(Row row) {
        return switch (Word.parse(ListingKind.class, row.getString("kind"))) {
            case SPACE ->
                new Thing.Space(
                        Optional.ofNullable(row.getInteger("capacity")),
                        Optional.ofNullable(row.getBigDecimal("area_m2")),
                        // Parts are those of a place: without one, a room has only the unit that is itself.
                        row.getUUID("place") == null
                                ? List.of()
                                : items(
                                        row,
                                        "unit_shares",
                                        share -> UUID.fromString(
                                                share.path("unit").asText())));
            case EQUIPMENT ->
                new Thing.Equipment(row.getInteger("quantity"), row.getString("quantity_unit"), texts(row, "serials"));
            case SKILL -> skill(Jsonb.read(row, "details"));
        };
    }

    private static Thing skill(JsonNode details) {
        return new Thing.Skill(
                details.path("forWhom").asText(),
                details.path("days").asText(),
                details.path("reach").asText(),
                details.path("thanks").asText());
    }

    private static Terms terms(Row row) {
        Set<Audience> audience = EnumSet.noneOf(Audience.class);
        texts(row, "audience").forEach(word -> audience.add(Word.parse(Audience.class, word)));
        return new Terms(
                Fee.fromJson(Jsonb.read(row, "fee")),
                row.getString("fee_text"),
                audience,
                row.getString("conditions"),
                row.getString("hints"),
                row.getString("reserve_url"));
    }

    private static Place place(UUID id, Row row) {
        Double lat = row.getDouble("p_lat");
        Double lon = row.getDouble("p_lon");
        PlaceDraft draft = new PlaceDraft(
                row.getString("p_name"),
                row.getString("p_kana"),
                row.getString("p_kind"),
                new PlaceDraft.Where(
                        row.getString("p_address"),
                        row.getString("p_postcode"),
                        row.getString("p_municipality"),
                        texts(row, "p_area_codes")),
                lat == null || lon == null ? Optional.empty() : Optional.of(new PlaceDraft.Point(lat, lon)),
                new PlaceDraft.Office(row.getString("p_phone"), row.getString("p_url"), row.getString("p_hours_text")));
        Optional<UUID> claimedBy = Optional.ofNullable(row.getUUID("p_claimed_by"));
        return new Place(id, row.getString("p_hub"), draft, claimedBy, List.of(), row.getInteger("p_version"));
    }

    private static UnitShare share(JsonNode json) {
        return new UnitShare(
                UUID.fromString(json.path("unit").asText()),
                json.path("whole").asBoolean(),
                json.path("capacity").asInt());
    }

    private static ListingPhoto photo(JsonNode json) {
        return new ListingPhoto(
                json.path("hash").asText(),
                json.path("width").asInt(),
                json.path("height").asInt(),
                json.path("alt").asText());
    }

    private static Source source(JsonNode json) {
        return new Source(
                json.path("key").asText(),
                json.path("file").asText(),
                json.path("record").asInt(),
                json.path("dataset").asText(),
                json.path("licence").asText(),
                json.path("credit").asText());
    }

    private static Map<String, Wording.Translation> translations(JsonNode json) {
        Map<String, Wording.Translation> read = new HashMap<>();
        json.properties()
                .forEach(each -> read.put(
                        each.getKey(),
                        new Wording.Translation(
                                each.getValue().path("name").asText(),
                                each.getValue().path("description").asText())));
        return read;
    }

    private static <T> List<T> items(Row row, String column, Function<JsonNode, T> reader) {
        List<T> items = new ArrayList<>();
        Jsonb.read(row, column).forEach(item -> items.add(reader.apply(item)));
        return items;
    }

    private static List<String> texts(Row row, String column) {
        String[] texts = row.getArrayOfStrings(column);
        return texts == null ? List.of() : List.of(texts);
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
