package org.mochiyori.outside;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.fortuna.ical4j.model.TimeZoneRegistry;

/**
 * What of a calendar says when something is going on, and nothing else: titles, people and alarms are left out before anything
 * reads them, and so is whatever could be a burden.
 *
 * @param text a calendar of events of a few properties each
 * @param zones what the file itself says of zones that have one offset only
 */
record Sifted(String text, Map<String, ZoneId> zones) {
    static final int MOST_CHARACTERS = 5_000_000;

    private static final int MOST_LINES = 200_000;
    private static final int MOST_EVENTS = 5_000;
    private static final Set<String> KEPT = Set.of(
            "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS", "TRANSP");

    Sifted {
        zones = Map.copyOf(zones);
    }

    /** @throws BrokenCalendar for a text that is none, or too much */
    static Sifted of(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new BrokenCalendar(Fault.TOO_LARGE);
        }
        List<String> lines = unfolded(text);
        if (lines.isEmpty() || !lines.getFirst().strip().equalsIgnoreCase("BEGIN:VCALENDAR")) {
            throw new BrokenCalendar(Fault.NOT_A_CALENDAR);
        }
        StringBuilder events = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-\r\n");
        Map<String, Set<String>> offsets = new HashMap<>();
        List<String> inside = new ArrayList<>();
        String zone = "";
        int count = 0;
        boolean ended = false;
        for (String line : lines) {
            String name = line.substring(0, end(line)).toUpperCase(Locale.ROOT);
            String value = line.substring(Math.min(line.length(), line.indexOf(':') + 1))
                    .strip();
            String at = inside.isEmpty() ? "" : inside.getLast();
            if (name.equals("BEGIN")) {
                inside.add(value.toUpperCase(Locale.ROOT));
                count += isEvent(inside) ? 1 : 0;
            }
            if (count > MOST_EVENTS) {
                throw new BrokenCalendar(Fault.TOO_MANY_EVENTS);
            }
            boolean edge = (name.equals("BEGIN") || name.equals("END")) && isEvent(inside);
            if (edge || (isEvent(inside) && KEPT.contains(name))) {
                events.append(line).append("\r\n");
            }
            if (at.equals("VTIMEZONE") && name.equals("TZID")) {
                zone = value;
            }
            if (name.equals("TZOFFSETTO")) {
                offsets.computeIfAbsent(zone, key -> new HashSet<>()).add(value);
            }
            if (name.equals("END") && !inside.isEmpty()) {
                ended |= inside.removeLast().equals("VCALENDAR");
            }
        }
        if (!ended) {
            // Cut off on its way: what is missing would look free.
            throw new BrokenCalendar(Fault.NOT_A_CALENDAR);
        }
        return new Sifted(events.append("END:VCALENDAR\r\n").toString(), zones(offsets));
    }

    /** The zone of a name; what the whole world calls so goes before what the file says. */
    ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException notIana) {
            String known = TimeZoneRegistry.ZONE_ALIASES.getOrDefault(id, "");
            if (!known.isEmpty()) {
                return ZoneId.of(known);
            }
        }
        ZoneId told = zones.get(id);
        if (told == null) {
            throw new BrokenCalendar(Fault.UNKNOWN_ZONE);
        }
        return told;
    }

    private static boolean isEvent(List<String> inside) {
        return inside.size() == 2 && inside.getLast().equals("VEVENT");
    }

    private static Map<String, ZoneId> zones(Map<String, Set<String>> offsets) {
        Map<String, ZoneId> zones = new HashMap<>();
        offsets.forEach((id, all) -> {
            if (all.size() == 1) {
                try {
                    zones.put(id, ZoneOffset.of(all.iterator().next()));
                } catch (DateTimeException none) {
                    throw new BrokenCalendar(Fault.UNREADABLE);
                }
            }
        });
        return zones;
    }

    private static List<String> unfolded(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder last = new StringBuilder();
        for (String raw : (Iterable<String>) text.lines()::iterator) {
            String line = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
            if (line.startsWith(" ") || line.startsWith("\t")) {
                last.append(line, 1, line.length());
                continue;
            }
            if (!last.isEmpty()) {
                lines.add(last.toString());
                last.setLength(0);
            }
            last.append(line);
            if (lines.size() > MOST_LINES) {
                throw new BrokenCalendar(Fault.TOO_LARGE);
            }
        }
        if (!last.isEmpty()) {
            lines.add(last.toString());
        }
        return lines;
    }

    private static int end(String line) {
        int colon = line.indexOf(':');
        int semicolon = line.indexOf(';');
        int end = semicolon >= 0 && (colon < 0 || semicolon < colon) ? semicolon : colon;
        return end < 0 ? line.length() : end;
    }
}
