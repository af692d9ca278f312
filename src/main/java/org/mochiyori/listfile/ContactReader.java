package org.mochiyori.listfile;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mochiyori.catalogue.JapaneseText;
import org.mochiyori.listfile.Understood.Contact;

/** Reads phones, addresses on the web and mail. What could do harm or cannot be read is left out with a note. */
final class ContactReader {
    private static final int LONGEST_URL = 2_000;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9(][-0-9() ]{6,20}[0-9]");
    private static final Pattern AREA_IN_BRACKETS =
            Pattern.compile("^\\(?([0-9]{2,5})\\)?[- ]*([0-9]{1,4})[- ]?([0-9]{4})$");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212ー]");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern BETWEEN = Pattern.compile("[() -]+");
    private static final Pattern EDGES = Pattern.compile("^-|-$");
    private static final Pattern URL_ENDS = Pattern.compile("[\\s\\u3000]+|[;、](?=https?:)");
    private static final Pattern MAIL =
            Pattern.compile("[-A-Za-z0-9._%+]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");
    private static final int LONGEST = 2_000;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9]*(?:\\.[-A-Za-z0-9_]+)+(?:[/?#:].*)?");
    private static final Pattern BROKEN_SCHEME =
            Pattern.compile("^(https?)(?::/?|;//|//)(?!/)", Pattern.CASE_INSENSITIVE);

    private ContactReader() {}

    static Contact read(Row row) {
        List<String> phones = new ArrayList<>();
        row.all(Field.PHONE).forEach(cell -> phones.addAll(phones(row, cell)));
        List<String> urls = new ArrayList<>();
        row.all(Field.URL).forEach(cell -> urls.addAll(urls(row, cell.text())));
        Optional<String> mail = row.find(Field.EMAIL)
                .map(Tidy::plain)
                .filter(text -> MAIL.matcher(text).matches());
        Optional<String> form =
                row.find(Field.FORM).flatMap(text -> urls(row, text).stream().findFirst());
        return new Contact(
                phones.stream().distinct().toList(),
                row.find(Field.EXTENSION).map(Tidy::plain),
                mail,
                urls.stream().distinct().toList(),
                form,
                row.find(Field.CONTACT_NAME).map(Tidy::line));
    }

    private static List<String> phones(Row row, Row.Cell cell) {
        String text = JapaneseText.widths(cell.text())
                .transform(wide -> DASHES.matcher(wide).replaceAll("-"))
                .replace('\n', ';');
        List<String> phones = new ArrayList<>();
        Matcher one = PHONE.matcher(text.length() > 500 ? text.substring(0, 500) : text);
        while (one.find()) {
            phone(row, one.group()).ifPresent(phones::add);
        }
        boolean lost = phones.isEmpty()
                && text.chars().filter(c -> c >= '0' && c <= '9').count() >= 4;
        if (lost) {
            row.note(Reason.PHONE_UNREADABLE, "text", Tidy.shown(cell.text()));
        }
        return phones;
    }

    private static Optional<String> phone(Row row, String written) {
        String national =
                written.startsWith("+81") ? "0" + written.substring(3).replaceFirst("^[- (0)]+", "") : written;
        String digits = NO_DIGIT.matcher(national).replaceAll("");
        if (digits.length() == 9 && !digits.startsWith("0")) {
            row.note(Reason.PHONE_ZERO, "from", written, "to", "0" + digits);
            return Optional.of("0" + digits);
        }
        if (digits.length() < 10 || digits.length() > 11 || !digits.startsWith("0")) {
            return Optional.empty();
        }
        Matcher bracketed = AREA_IN_BRACKETS.matcher(national.strip());
        boolean parts = bracketed.matches() && digits.length() < national.length();
        return Optional.of(
                parts ? bracketed.group(1) + "-" + bracketed.group(2) + "-" + bracketed.group(3) : dashed(national));
    }

    private static String dashed(String written) {
        return EDGES.matcher(BETWEEN.matcher(written).replaceAll("-")).replaceAll("");
    }

    private static List<String> urls(Row row, String cell) {
        return Arrays.stream(URL_ENDS.split(cell))
                .filter(part -> !part.isEmpty())
                .limit(10)
                .flatMap(part -> url(row, part).stream())
                .toList();
    }

    /** A sound http or https address; a lost // or scheme and full-width letters are put right. */
    private static Optional<String> url(Row row, String written) {
        String plain =
                written.chars().anyMatch(c -> c >= 0xFF01 && c <= 0xFF5E) ? JapaneseText.widths(written) : written;
        String mended = BROKEN_SCHEME.matcher(plain).replaceFirst("$1://");
        if (!mended.contains("://")
                && mended.length() <= LONGEST
                && HOST.matcher(mended).matches()) {
            mended = "https://" + mended;
        }
        if (!isWeb(mended)) {
            // A remark or なし in the column is no broken address.
            if (written.contains("://") || written.contains("www.")) {
                row.note(Reason.URL_UNREADABLE, "text", Tidy.shown(written));
            }
            return Optional.empty();
        }
        if (!mended.equals(written)) {
            row.note(Reason.URL_MENDED, "from", Tidy.shown(written), "to", Tidy.shown(mended));
        }
        return Optional.of(mended);
    }

    private static boolean isWeb(String text) {
        if (text.length() > LONGEST_URL) {
            return false;
        }
        try {
            URI uri = new URI(text);
            boolean scheme = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            // Underscores in host names (real ones exist) leave getHost() empty, the authority is there.
            return scheme && uri.getRawAuthority() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException unsound) {
            return false;
        }
    }
}
