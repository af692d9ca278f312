package org.mochiyori.listfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mochiyori.catalogue.JapaneseText;

/**
 * Finds, among the rooms of one hall, those that are others joined: 和室1・2 is 和室1 and 和室2, ホールA+B both halls,
 * 多目的ホール全面 all its parts. The joint room and a part of it are the same floor, so they must never be lent at once.
 * What only may be so (第一集会室 beside 第一集会室A and B, ホール（客席のみ） beside ホール) is told as unsure. Pure.
 */
public final class JointRooms {
    /** Where more stand in one hall, it is no hall. */
    private static final int MOST_ROOMS = 400;

    private static final String COUNTER = "(?:[0-9]{1,3}|[A-Za-z]|[一二三四五六七八九十]|[アイウエオカキクケコ](?![ァ-ヶー])|[甲乙丙丁東西南北左右前後])";
    private static final Pattern JOINED = Pattern.compile("\\s*[・·+&、,/]\\s*|(?<=[^\\s])と(?=[^\\s])");
    private static final Pattern RANGE = Pattern.compile("^(.*?)([0-9]{1,2})\\s*[~〜～-]\\s*([0-9]{1,2})(.*)$");
    private static final Pattern ENDS_COUNTED = Pattern.compile("^(.*?)(第?" + COUNTER + ")(面|号室?|番)?$");
    private static final Pattern BEGINS_COUNTED = Pattern.compile("^(第?" + COUNTER + ")(\\D.*)$");
    private static final Pattern BARE = Pattern.compile("^第?" + COUNTER + "(?:面|号室?)?$");
    private static final Pattern COUNTERS_IN_BRACKETS =
            Pattern.compile("[(\\[](" + COUNTER + "(?:\\s*[・·+&、,/~〜-]\\s*" + COUNTER + ")+)[)\\]]$");
    private static final Pattern BRACKETS = Pattern.compile("[(\\[][^()\\[\\]]{0,40}[)\\]]");
    private static final Pattern WHOLE = Pattern.compile("^(.{2,}?)[(\\[]?(?:全面|全室|全体|全部|一体|一括|両面|両室|全)[)\\]]?$");

    private final Map<String, List<Room>> byKey = new LinkedHashMap<>();
    private final List<Room> rooms;

    private JointRooms(List<Room> rooms) {
        this.rooms = rooms;
        rooms.forEach(room -> byKey.computeIfAbsent(JapaneseText.key(room.name()), any -> new ArrayList<>())
                .add(room));
    }

    /** A room by whatever the caller knows it by. */
    public record Room(String ref, String name) {}

    /**
     * A room that others are parts of.
     *
     * @param parts the rooms of the hall that it takes, or may take
     * @param more whether it takes floor that is no room of the list too
     * @param sure whether the names leave no doubt
     */
    public record Joint(Room room, List<Room> parts, boolean more, boolean sure) {
        public Joint {
            parts = List.copyOf(parts);
        }

        /** The names of its parts, for people. */
        public String partNames() {
            return String.join("、", parts.stream().map(Room::name).toList());
        }
    }

    /** The joint rooms of one hall, in the order of the list. */
    public static List<Joint> find(List<Room> ofOneHall) {
        if (ofOneHall.size() < 2 || ofOneHall.size() > MOST_ROOMS) {
            return List.of();
        }
        JointRooms hall = new JointRooms(ofOneHall);
        return ofOneHall.stream().flatMap(room -> hall.joint(room).stream()).toList();
    }

    private Optional<Joint> joint(Room room) {
        String wide = JapaneseText.widths(room.name()).strip();
        String name = COUNTERS_IN_BRACKETS.matcher(wide).replaceFirst("$1");
        String bare = BRACKETS.matcher(name).replaceAll("").strip();
        return joined(room, bare)
                .or(() -> whole(room, name))
                .or(() -> whole(room, bare))
                .or(() -> sameFloor(room, name, bare));
    }

    private Optional<Joint> joined(Room room, String name) {
        List<String> pieces = pieces(name);
        if (pieces.size() < 2) {
            return Optional.empty();
        }
        List<Room> parts = new ArrayList<>();
        boolean ambiguous = false;
        int missing = 0;
        for (int i = 0; i < pieces.size(); i++) {
            List<Room> found = named(room, spelled(pieces, i));
            ambiguous |= found.size() > 1;
            missing += found.isEmpty() ? 1 : 0;
            parts.addAll(found);
        }
        List<Room> distinct = parts.stream().distinct().toList();
        boolean counted = pieces.stream()
                .skip(1)
                .allMatch(piece -> BARE.matcher(piece).matches()
                        || BEGINS_COUNTED.matcher(piece).matches());
        List<Room> overlapping = counted && missing > 0 ? overlapping(room, pieces) : List.of();
        if (!overlapping.isEmpty()) {
            Set<Room> all = new LinkedHashSet<>(distinct);
            all.addAll(overlapping);
            return Optional.of(new Joint(room, List.copyOf(all), true, false));
        }
        if (distinct.isEmpty()) {
            return Optional.empty();
        }
        boolean sure = !ambiguous && distinct.size() == parts.size() && (missing == 0 || counted);
        return Optional.of(new Joint(room, distinct, missing > 0, sure));
    }

    /** Other joint rooms that share a part which is no room of the list: 集会室第1・2 and 集会室第2・3. */
    private List<Room> overlapping(Room room, List<String> pieces) {
        Set<String> unlisted = new LinkedHashSet<>();
        for (int i = 0; i < pieces.size(); i++) {
            List<String> spelled = spelled(pieces, i);
            if (named(room, spelled).isEmpty()) {
                spelled.forEach(one -> unlisted.add(JapaneseText.key(one)));
            }
        }
        return rooms.stream()
                .filter(other -> !other.equals(room))
                .filter(other -> {
                    List<String> others =
                            pieces(JapaneseText.widths(other.name()).strip());
                    return others.size() > 1
                            && IntStream.range(0, others.size())
                                    .boxed()
                                    .flatMap(i -> spelled(others, i).stream().skip(1))
                                    .map(JapaneseText::key)
                                    .anyMatch(key -> key.length() > 1 && unlisted.contains(key));
                })
                .toList();
    }

    private static List<String> pieces(String name) {
        Matcher range = RANGE.matcher(name);
        if (range.matches()) {
            int from = Integer.parseInt(range.group(2));
            int to = Integer.parseInt(range.group(3));
            if (from < to && to - from < 20) {
                return IntStream.rangeClosed(from, to)
                        .mapToObj(i -> range.group(1) + i + range.group(4))
                        .toList();
            }
        }
        return Stream.of(JOINED.split(name)).filter(piece -> !piece.isEmpty()).toList();
    }

    /** How the part may be called in full: as it stands, with what stands before the first, with what follows the last. */
    private static List<String> spelled(List<String> pieces, int at) {
        String piece = pieces.get(at);
        Matcher first = ENDS_COUNTED.matcher(pieces.getFirst());
        Matcher last = BEGINS_COUNTED.matcher(pieces.getLast());
        String before = first.matches() ? first.group(1) : "";
        String side = first.matches() && first.group(3) != null ? first.group(3) : "";
        String after = last.matches() ? last.group(2) : "";
        boolean ordinal = pieces.getFirst().contains("第");
        Set<String> spelled = new LinkedHashSet<>();
        spelled.add(piece);
        String bare = BARE.matcher(piece).matches() ? piece.replaceFirst("^第", "") : "";
        String own = !bare.isEmpty() ? bare : counter(piece, before, after);
        for (String count : Stream.of(own, own.isEmpty() || !ordinal ? "" : "第" + own)
                .filter(one -> !one.isEmpty())
                .toList()) {
            spelled.add(before + count + side);
            spelled.add(before + count + after);
            spelled.add(count + after);
        }
        return List.copyOf(spelled);
    }

    /** 1 of 和室1 and of 第1会議室. */
    private static String counter(String piece, String before, String after) {
        String rest = piece.startsWith(before) ? piece.substring(before.length()) : piece;
        String middle =
                !after.isEmpty() && rest.endsWith(after) ? rest.substring(0, rest.length() - after.length()) : rest;
        return BARE.matcher(middle).matches() ? middle.replaceFirst("^第", "") : "";
    }

    private List<Room> named(Room not, List<String> spelled) {
        for (String one : spelled) {
            List<Room> found = byKey.getOrDefault(JapaneseText.key(one), List.of()).stream()
                    .filter(room -> !room.equals(not))
                    .toList();
            if (!found.isEmpty() && !JapaneseText.key(one).isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** 多目的ホール全面 over 多目的ホール1 and 2; with parts that are called otherwise it is unsure. */
    private Optional<Joint> whole(Room room, String name) {
        Matcher whole = WHOLE.matcher(name);
        if (!whole.matches()) {
            return Optional.empty();
        }
        List<Room> counted = countedOf(room, whole.group(1));
        if (counted.size() >= 2) {
            return Optional.of(new Joint(room, counted, false, true));
        }
        String stem = JapaneseText.key(whole.group(1)).replaceFirst("^大", "");
        List<Room> like = rooms.stream()
                .filter(other -> !other.equals(room) && stem.length() >= 2)
                .filter(other -> JapaneseText.key(other.name()).contains(stem))
                .toList();
        return like.isEmpty() ? Optional.empty() : Optional.of(new Joint(room, like, true, false));
    }

    /** A room beside its own numbered parts, or beside itself in another use. */
    private Optional<Joint> sameFloor(Room room, String name, String bare) {
        List<Room> counted = countedOf(room, name);
        if (counted.size() >= 2) {
            return Optional.of(new Joint(room, counted, true, false));
        }
        List<Room> same = name.equals(bare) || bare.isEmpty() ? List.of() : named(room, List.of(bare));
        return same.isEmpty() ? Optional.empty() : Optional.of(new Joint(room, same, true, false));
    }

    private List<Room> countedOf(Room room, String stem) {
        String key = JapaneseText.key(stem);
        return rooms.stream()
                .filter(other -> !other.equals(room))
                .filter(other -> {
                    String own = JapaneseText.key(other.name());
                    return own.startsWith(key)
                            && BARE.matcher(own.substring(key.length())).matches();
                })
                .toList();
    }
}
