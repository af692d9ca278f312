package org.mochiyori.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/**
 * Why a listing is worth so much to a question: a sum of parts, each of which may have parts of its own.
 *
 * @param worth what it adds to the score, to a thousandth
 * @param what fields and terms of the index; nothing that is private is in them
 */
public record Reason(double worth, String what, List<Reason> parts) {
    private static final int LONGEST = 300;

    public Reason {
        parts = List.copyOf(parts);
    }

    /** Why a listing is found; empty where it is not. */
    static Optional<Reason> of(IndexSearcher searcher, Query query, String id) throws IOException {
        TopDocs found = searcher.search(new TermQuery(new Term(Fields.ID, id)), 1);
        if (found.scoreDocs.length == 0) {
            return Optional.empty();
        }
        Explanation explanation = searcher.explain(query, found.scoreDocs[0].doc);
        return explanation.isMatch() ? Optional.of(of(explanation)) : Optional.empty();
    }

    /** The parts that are met, without the steps between that say no more than their only part. */
    private static Reason of(Explanation explanation) {
        List<Reason> parts = Arrays.stream(explanation.getDetails())
                .filter(Explanation::isMatch)
                .map(Reason::of)
                .toList();
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        String what = explanation.getDescription();
        return new Reason(
                Math.round(explanation.getValue().doubleValue() * 1000) / 1000.0,
                what.length() <= LONGEST ? what : what.substring(0, LONGEST) + "…",
                parts);
    }
}
