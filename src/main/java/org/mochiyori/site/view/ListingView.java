package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * The page of one listing.
 *
 * @param reading its name in kana, or empty
 * @param about in the reader's language where there is such a text
 * @param closed that it cannot be used for the time being, and why
 * @param lender the group behind it, if there is one
 * @param apply where one applies; empty where one applies elsewhere or not at all
 * @param month free and taken days, where they are known
 * @param elsewhere how to reach the office, where one applies there
 * @param ways what its lender, or a group that may stand behind it, does with it
 * @param source where an imported record comes from, with its licence
 * @param embed how to show its month elsewhere; only for those who lend it
 */
public record ListingView(
        Card card,
        String reading,
        String about,
        List<Fact> facts,
        List<Phrase> features,
        List<Phrase> rules,
        Optional<Phrase> closed,
        Optional<Link> lender,
        Optional<String> apply,
        Optional<Month> month,
        Optional<Elsewhere> elsewhere,
        Optional<Phrase> source,
        Optional<Embed> embed,
        List<Link> ways)
        implements View {
    public ListingView {
        facts = List.copyOf(facts);
        features = List.copyOf(features);
        rules = List.copyOf(rules);
        ways = List.copyOf(ways);
    }

    /**
     * Its month on another site.
     *
     * @param href the page that the frame shows
     * @param snippet the line of HTML to paste there
     */
    public record Embed(String href, String snippet) {}

    /** Where one applies outside; each may be empty. */
    public record Elsewhere(String name, String phone, String url) {}

    @Override
    public String template() {
        return "catalogue/listing.jte";
    }
}
