package org.mochiyori.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.mochiyori.platform.text.Named;

/**
 * An intermediary organisation on this server: it looks after the groups, things and places of an area.
 *
 * @param id short name, part of addresses, never changed
 * @param profile what people see of it, and what it may change
 * @param version rises with each change
 */
public record Hub(String id, Profile profile, int version) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{6}");

    /** Whether a hub may be called so: 2 to 40 of a-z, 0-9 and minus, a letter first. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Its name. */
    public String name() {
        return profile.name();
    }

    /** Its name for readers of any language. */
    public Named called() {
        return new Named(profile.name(), profile.kana(), profile.nameEn());
    }

    /** Where its days begin and end. */
    public ZoneId zone() {
        return profile.zone();
    }

    /**
     * What a hub tells of itself. Empty texts are not set yet.
     *
     * @param kana reading of the name, hiragana
     * @param phone digits
     * @param municipalities codes of six digits that it serves
     */
    public record Profile(
            String name,
            String kana,
            String nameEn,
            String phone,
            String mail,
            String address,
            ZoneId zone,
            List<String> municipalities) {
        /** Copies the codes and checks them. */
        public Profile {
            municipalities = List.copyOf(municipalities);
            if (!municipalities.stream()
                    .allMatch(code -> MUNICIPALITY.matcher(code).matches())) {
                throw new IllegalArgumentException("municipality codes have six digits");
            }
        }

        /** A profile with a name only: what a new hub has. */
        public static Profile named(String name) {
            return new Profile(name, "", "", "", "", "", ZoneId.of("Asia/Tokyo"), List.of());
        }
    }

    /**
     * Something to set before a hub opens.
     *
     * @param item stable name; its text is {@code people.checklist.<item>}
     */
    public record Check(String item, boolean done) {}

    /** What there is to set, in the order in which one would, and what of it is done. */
    public List<Check> checklist(Set<StaffRole> held) {
        return List.of(
                new Check("kana", !profile.kana().isEmpty()),
                new Check("name-en", !profile.nameEn().isEmpty()),
                new Check("phone", !profile.phone().isEmpty()),
                new Check("mail", !profile.mail().isEmpty()),
                new Check("address", !profile.address().isEmpty()),
                new Check("municipalities", !profile.municipalities().isEmpty()),
                new Check("operator", held.contains(StaffRole.OPERATOR)),
                new Check("curator", held.contains(StaffRole.CURATOR)),
                new Check("desk", held.contains(StaffRole.DESK)));
    }
}
