package org.mochiyori.index;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.words.ConceptLexicon;
import org.mochiyori.words.Kana;
import org.mochiyori.words.TextFold;

/** Turns a listing into index fields. */
final class DocumentFields {
    private static final int LONGEST_KEY = 100;

    private final ConceptLexicon lexicon;
    private final Pieces pieces = new Pieces();

    DocumentFields(ConceptLexicon lexicon) {
        this.lexicon = lexicon;
    }

    Document fields(ListingDocument listing) {
        Document out = new Document();
        out.add(new StringField(Fields.ID, listing.id(), Field.Store.YES));
        Turn.add(listing.id(), out);
        out.add(new NumericDocValuesField(Fields.ORDINAL, listing.ordinal()));
        addNames(out, listing);
        addText(out, listing);
        addConcepts(out, listing);
        addFilters(out, listing);
        addPlace(out, listing);
        out.add(new BinaryDocValuesField(
                Fields.LABEL, new BytesRef(listing.face().name())));
        out.add(new StoredField(Fields.FACE, listing.face().whole()));
        Facets.complete(out);
        return out;
    }

    private void addNames(Document out, ListingDocument listing) {
        List<String> all = Stream.concat(Stream.of(listing.names().name()), listing.names().also().stream())
                .filter(name -> !name.isBlank())
                .map(TextFold::fold)
                .toList();
        Set<String> readings = new LinkedHashSet<>();
        for (String name : all) {
            out.add(pieces.words(name).field(Fields.NAME));
            String key = cut(TextFold.keyOfFolded(name));
            grams(out, Fields.NAME_GRAMS, key);
            out.add(new StringField(Fields.NAME_KEY, key, Field.Store.NO));
            readings.add(reading(name));
        }
        String kana = Kana.sound(TextFold.key(listing.names().kana()));
        if (!kana.isEmpty()) {
            readings.add(cut(kana));
        }
        String place = listing.where().place();
        if (!place.isBlank()) {
            readings.add(reading(TextFold.fold(place)));
        }
        for (String reading : readings) {
            grams(out, Fields.READING_GRAMS, reading);
            out.add(new StringField(Fields.READING_KEY, reading, Field.Store.NO));
            out.add(new Grams.Key(Kana.plain(reading)).grams(2).field(Fields.PLAIN_GRAMS));
        }
        String sortName = kana.isEmpty() ? readings.iterator().next() : kana;
        out.add(new SortedDocValuesField(Fields.SORT_NAME, new BytesRef(sortName)));
    }

    private String reading(String folded) {
        return cut(Kana.sound(pieces.reading(folded)));
    }

    private static void grams(Document out, String field, String text) {
        Grams.Key key = new Grams.Key(text);
        out.add(key.grams(2).field(field));
        out.add(key.grams(3).field(Objects.requireNonNull(Fields.THREES.get(field))));
    }

    private void addText(Document out, ListingDocument listing) {
        addText(out, Fields.TEXT, listing.names().description());
        addText(out, Fields.PLACE, listing.where().place());
        addText(out, Fields.ADDRESS, listing.where().address());
        addText(out, Fields.GROUP, listing.offer().group());
    }

    private void addText(Document out, String field, String text) {
        String folded = TextFold.fold(text);
        out.add(pieces.words(folded).field(field));
        grams(out, Fields.TEXT_GRAMS, TextFold.keyOfFolded(folded));
    }

    private void addConcepts(Document out, ListingDocument listing) {
        Set<String> heads = new LinkedHashSet<>();
        listing.category().ifPresent(heads::add);
        Set<String> named = new LinkedHashSet<>();
        for (String name : Stream.concat(Stream.of(listing.names().name()), listing.names().also().stream())
                .toList()) {
            String plain = withoutExample(TextFold.fold(name));
            for (ConceptLexicon.Match match : lexicon.inDocument(plain)) {
                (endsName(plain, match) ? heads : named).add(match.concept());
            }
        }
        String rest = listing.names().description() + " " + listing.where().place();
        Set<String> mentioned = new LinkedHashSet<>();
        lexicon.inDocument(TextFold.fold(rest)).forEach(match -> mentioned.add(match.concept()));
        heads.forEach(id -> out.add(new StringField(Fields.HEAD_CONCEPT, id, Field.Store.NO)));
        named.forEach(id -> out.add(new StringField(Fields.NAME_CONCEPT, id, Field.Store.NO)));
        mentioned.forEach(id -> out.add(new StringField(Fields.TEXT_CONCEPT, id, Field.Store.NO)));
        Stream.concat(heads.stream(), named.stream())
                .flatMap(id -> lexicon.concepts().listUpward(id).stream())
                .distinct()
                .forEach(id -> out.add(new SortedSetDocValuesField(Fields.CATEGORY, new BytesRef(id))));
        listing.offer().features().forEach(id -> out.add(new KeywordField(Fields.FEATURE, id, Field.Store.NO)));
    }

    /** What a name ends with says what the thing is; numbers, letters and what stands in brackets come after it. */
    private static boolean endsName(String name, ConceptLexicon.Match match) {
        int at = match.until();
        if (at < name.length() && "第一二三四五六七八九".indexOf(name.charAt(at)) >= 0) {
            at++;
        }
        while (at < name.length() && name.charAt(at) < 0x80 && name.charAt(at) != '(') {
            at++;
        }
        return at >= name.length() || name.charAt(at) == '(' || name.charAt(at) == '（';
    }

    private static String withoutExample(String name) {
        return name.replace("(例)", "").strip();
    }

    private static void addFilters(Document out, ListingDocument listing) {
        keyword(out, Fields.KIND, lower(listing.kind()));
        keyword(out, Fields.HUB, listing.hub());
        keyword(out, Fields.RESERVATION, lower(listing.offer().reservation()));
        listing.where().areas().forEach(area -> keyword(out, Fields.AREA, area));
        listing.where().lists().forEach(code -> out.add(new StringField(Fields.LIST, code, Field.Store.NO)));
        listing.scopes().forEach(scope -> out.add(new StringField(Fields.SCOPE, scope, Field.Store.NO)));
        listing.offer().fromYen().ifPresent(yen -> {
            out.add(new NumericDocValuesField(Fields.FROM_YEN, yen));
            if (yen == 0) {
                keyword(out, Fields.FREE_OF_CHARGE, "yes");
            }
        });
        if (listing.offer().picked()) {
            out.add(new StringField(Fields.PICK, "yes", Field.Store.NO));
        }
        if (listing.kind() == ListingKind.SPACE && listing.offer().capacity().isPresent()) {
            out.add(new NumericDocValuesField(
                    Fields.CAPACITY, listing.offer().capacity().getAsInt()));
        }
        listing.offer().quantity().ifPresent(count -> out.add(new NumericDocValuesField(Fields.QUANTITY, count)));
        out.add(new StoredField(Fields.TITLE, listing.names().name()));
        out.add(new StoredField(Fields.SITE, listing.where().place()));
        out.add(new NumericDocValuesField(Fields.NEWEST, listing.newest().getEpochSecond()));
        listing.samePlace().ifPresent(key -> out.add(new SortedDocValuesField(Fields.SAME_PLACE, new BytesRef(key))));
    }

    private static void addPlace(Document out, ListingDocument listing) {
        listing.where().point().ifPresent(point -> {
            out.add(new LatLonPoint(Fields.POINT, point.lat(), point.lon()));
            out.add(new LatLonDocValuesField(Fields.POINT, point.lat(), point.lon()));
        });
    }

    private static void keyword(Document out, String field, String value) {
        out.add(new KeywordField(field, value, Field.Store.NO));
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String key) {
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
    }
}
