package org.mochiyori.custody;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Loans;
import org.mochiyori.booking.Move;
import org.mochiyori.booking.Moving;
import org.mochiyori.booking.Outages;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.CustodyTerms;
import org.mochiyori.catalogue.Photos;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Secrets;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/**
 * The front door: things go out of hand and come back, and both sides' word is kept. Whoever lends puts an act down; whoever
 * borrows says within a time whether it was so. The states of a booking are moved by {@link Bookings} alone.
 */
public final class Custody {
    /** As many pictures as a record has. */
    public static final int MOST_PHOTOS = 6;

    private static final int AT_ONCE = 200;
    private static final String TYPED = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TYPED_LENGTH = 8;
    private static final String NOT_HANDED_OVER = "not-handed-over";

    private final Platform platform;
    private final Bookings bookings;
    private final Loans loans;
    private final Outages outages;
    private final CatalogueModule catalogue;
    private final Claims claims;
    private final News news;
    private final Secrets secrets = new Secrets();

    Custody(Platform platform, Doors doors, Claims claims) {
        this.platform = platform;
        this.bookings = doors.bookings();
        this.loans = doors.loans();
        this.outages = doors.outages();
        this.catalogue = doors.catalogue();
        this.claims = claims;
        this.news = new News(platform.events());
    }

    /** What custody stands on. */
    record Doors(Bookings bookings, Loans loans, Outages outages, CatalogueModule catalogue) {}

    /**
     * What a borrower shows.
     *
     * @param secret of the QR code
     * @param typed the short one, read out or typed
     */
    public record Code(String secret, String typed) {}

    /**
     * What is put down of an act.
     *
     * @param looked whether the owner's list was gone through at all
     */
    public record Said(boolean looked, List<String> ticked, Optional<String> note) {
        public Said {
            ticked = List.copyOf(ticked);
        }

        /** With the owner's list gone through. */
        public Said(List<String> ticked, Optional<String> note) {
            this(true, ticked, note);
        }
    }

    /** How many come back, and what of it is lost or damaged. */
    public record Counted(Optional<Integer> count, int lost, int damaged) {}

    /**
     * The code of a booking, which its borrower shows; made when it is first looked at.
     *
     * @throws Refused as not allowed for all but the borrower
     */
    public Code code(Tx tx, Caller caller, UUID booking) {
        requireBorrower(bookings.get(tx, caller, booking));
        return CodeStore.find(tx, booking).orElseGet(() -> {
            CodeStore.insert(tx, booking, draw(), now());
            return CodeStore.find(tx, booking).orElseThrow();
        });
    }

    /** A new code; what was shown or printed before opens nothing any more. */
    public Code renewCode(Tx tx, Caller caller, UUID booking) {
        requireBorrower(bookings.get(tx, caller, booking));
        CodeStore.revoke(tx, booking, now());
        CodeStore.insert(tx, booking, draw(), now());
        return CodeStore.find(tx, booking).orElseThrow();
    }

    /**
     * The booking somebody shows the code of.
     *
     * @throws Refused as not found where no such code counts, or the booking does not concern the caller
     */
    public Seen scan(Caller caller, String code) {
        UUID booking = CodeStore.booking(platform.db(), code)
                .or(() -> CodeStore.booking(platform.db(), plain(code)))
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        return bookings.get(caller, booking);
    }

    /**
     * Hands a line over. Where fewer are given than were booked, the rest is free for others at once.
     *
     * @throws Refused as {@link Bookings#move} does, with {@code hand-over.not-back} where the last borrower still has it
     */
    public Handing handOver(Tx tx, Caller caller, Loans.At at, Optional<Integer> count, Said said) {
        Line line = Lines.get(bookings.get(tx, caller, at.booking()), at.line());
        int booked = line.terms().quantity();
        int handed = CustodyRules.handed(count, booked);
        Seen moved = bookings.moveNoted(
                tx,
                caller,
                at.booking(),
                new Bookings.Step(Move.HAND_OVER, Optional.of(at.line()), Moving.Words.NONE, at.version()));
        if (handed < booked) {
            loans.takeBack(tx, caller, later(at), booked - handed, reason(NOT_HANDED_OVER));
        }
        return put(tx, caller, moved, new Put(line, Handing.Kind.HAND_OVER, handed, booked, said));
    }

    /**
     * Takes back what is there: all of it, which ends the line, or a part, which is free for others while the rest is still
     * due. What is lost or damaged is reported with it.
     *
     * @throws Refused as wrong state where it is not out
     */
    public Handing takeBack(Tx tx, Caller caller, Loans.At at, Counted counted, Said said) {
        Line line = Lines.get(bookings.get(tx, caller, at.booking()), at.line());
        if (!(line instanceof Line.Out out)) {
            throw new Refused(new Problem.WrongState(line.state().code(), Move.RETURN.code()));
        }
        CustodyRules.Back back = CustodyRules.back(counted.count(), counted.lost(), out.left());
        Seen moved = back.closes()
                ? bookings.moveNoted(
                        tx,
                        caller,
                        at.booking(),
                        new Bookings.Step(
                                Move.RETURN,
                                Optional.of(at.line()),
                                new Moving.Words(Optional.empty(), Optional.empty(), OptionalInt.of(back.count())),
                                at.version()))
                : loans.takeBack(tx, caller, at, back.count(), Moving.Words.NONE);
        Handing handing = put(tx, caller, moved, new Put(line, Handing.Kind.RETURN, back.count(), out.left(), said));
        if (back.lost() > 0) {
            claims.report(tx, caller, at, new Claims.Report(Claim.Kind.LOST, back.lost(), said.note()));
        }
        if (counted.damaged() > 0) {
            claims.report(tx, caller, at, new Claims.Report(Claim.Kind.DAMAGED, counted.damaged(), said.note()));
        }
        return handing;
    }

    /** Notes what was handed over or taken back by a move of the booking alone: all of it, without a look at the owner's list. */
    void note(Tx tx, Caller caller, Line before, Seen after, Bookings.Step step) {
        if (before.terms().thing().kind().equals("skill")) {
            return;
        }
        Said said = new Said(false, List.of(), step.words().note());
        int out = before instanceof Line.Out line ? line.left() : before.terms().quantity();
        boolean back = step.move() == Move.RETURN;
        int count = back ? step.words().returned().orElse(out) : out;
        put(tx, caller, after, new Put(before, back ? Handing.Kind.RETURN : Handing.Kind.HAND_OVER, count, out, said));
    }

    /** What was put down of the lines of a booking that the reader sees, the oldest first. */
    public List<Handing> list(Seen seen) {
        return CustodyStore.list(platform.db(), seen.booking().id()).stream()
                .filter(handing -> seen.sides().containsKey(handing.line()))
                .toList();
    }

    /**
     * The other side's word.
     *
     * @param agrees whether it was so
     * @throws Refused as wrong state where there is a word already, or the time for it is over
     */
    public Handing answer(Tx tx, Caller caller, UUID record, boolean agrees, Optional<String> note) {
        Handing handing = CustodyStore.findLocked(tx, record).orElseThrow(() -> new Refused(new Problem.NotFound()));
        Seen seen = bookings.get(tx, caller, handing.booking());
        Line line = Lines.get(seen, handing.line());
        Lines.side(seen, line, Set.of(Side.BORROWER));
        if (handing.by().equals(caller.person())) {
            throw new Refused(new Problem.NotAllowed("custody.other-side"));
        }
        CustodyRules.requireOpen(handing, now());
        Handing.Word word = agrees ? Handing.Word.AGREED : Handing.Word.CONTESTED;
        CustodyStore.answer(tx, record, new Handing.Answered(now(), word, Optional.of(caller.person()), note));
        news.tell(
                tx,
                line.terms(),
                new News.Item(handing.booking(), word.word()).of(record).by(caller.person()));
        return CustodyStore.find(tx, record).orElseThrow();
    }

    /**
     * Adds a picture to what the caller's side has put down, while the other side may still answer.
     *
     * @throws Refused where there are six, or the time for an answer is over
     */
    public Handing addPhoto(Tx tx, Caller caller, UUID record, Photos.Prepared photo) {
        Handing handing = CustodyStore.findLocked(tx, record).orElseThrow(() -> new Refused(new Problem.NotFound()));
        Seen seen = bookings.get(tx, caller, handing.booking());
        Lines.side(seen, Lines.get(seen, handing.line()), Set.of(Side.LENDER));
        CustodyRules.requireOpen(handing, now());
        if (handing.photos().size() >= MOST_PHOTOS) {
            throw new Refused(Problem.Invalid.of("/file", "count", "at most " + MOST_PHOTOS + " pictures"));
        }
        CustodyStore.insert(
                tx,
                new CustodyStore.Photo(
                        platform.ids().next(),
                        record,
                        photo.bytes(),
                        photo.width(),
                        photo.height(),
                        caller.person(),
                        now()));
        return CustodyStore.find(tx, record).orElseThrow();
    }

    /** Refuses those who may not add a picture to a record, before one is looked at. @throws Refused as {@link #addPhoto} does */
    public void requirePhotos(Caller caller, UUID record) {
        Handing handing =
                CustodyStore.find(platform.db(), record).orElseThrow(() -> new Refused(new Problem.NotFound()));
        Seen seen = bookings.get(caller, handing.booking());
        Lines.side(seen, Lines.get(seen, handing.line()), Set.of(Side.LENDER));
    }

    /** The booking that a record is of. @throws Refused as not found for those who do not see its line */
    public UUID bookingOf(Caller caller, UUID record) {
        Handing handing =
                CustodyStore.find(platform.db(), record).orElseThrow(() -> new Refused(new Problem.NotFound()));
        Lines.get(bookings.get(caller, handing.booking()), handing.line());
        return handing.booking();
    }

    /** Makes a fresh picture of an upload, before any transaction begins. @throws Refused where it is none */
    public Photos.Prepared prepare(byte[] upload) {
        return catalogue.photos().prepare(upload);
    }

    /** The bytes of a picture, as {@code image/jpeg}. @throws Refused as not found for all but the two sides of the line */
    public byte[] photo(Caller caller, UUID photo) {
        CustodyStore.Shown shown =
                CustodyStore.findPhoto(platform.db(), photo).orElseThrow(() -> new Refused(new Problem.NotFound()));
        Lines.get(bookings.get(caller, shown.booking()), shown.line());
        return shown.bytes().getBytes();
    }

    /** What the owner of a line says about handing over. */
    public CustodyTerms terms(Line line) {
        return Lines.terms(catalogue, platform.db(), line.terms(), now());
    }

    /** Takes silence for a yes where the time is over, and tells both sides so. Returns how often. */
    int endSilence() {
        return platform.db().inTransaction(tx -> {
            List<CustodyStore.Silent> silent = CustodyStore.silent(tx, now(), AT_ONCE);
            silent.forEach(one -> news.tell(
                    tx,
                    one.line(),
                    one.hub(),
                    new News.Item(one.booking(), Handing.Word.SILENT.word()).of(one.record())));
            return silent.size();
        });
    }

    /** Tells borrowers, once, that what they were promised is late or out of service. Returns how many. */
    int warn() {
        int told = 0;
        for (Outages.Endangered line : outages.endangered()) {
            told += platform.db().inTransaction(tx -> warn(tx, line));
        }
        return told;
    }

    /** Tells lenders, once, that things for a booking they let stand though some were missing are late too. Returns how many. */
    int warnOfKept() {
        int told = 0;
        for (Outages.KeptLate kept : outages.keptAndLate()) {
            told += platform.db().inTransaction(tx -> warnOfKept(tx, kept));
        }
        return told;
    }

    private int warnOfKept(Tx tx, Outages.KeptLate kept) {
        Outages.Endangered line = kept.line();
        if (!CustodyStore.warnOfKept(tx, kept, now())) {
            return 0;
        }
        news.tell(tx, line.line(), line.hub(), new News.Item(line.booking(), "kept-late"));
        return 1;
    }

    private int warn(Tx tx, Outages.Endangered line) {
        if (!CustodyStore.warn(tx, line.line(), line.missing(), now())) {
            return 0;
        }
        news.tell(tx, line.line(), line.hub(), new News.Item(line.booking(), "endangered"));
        return 1;
    }

    private record Put(Line line, Handing.Kind kind, int count, int of, Said said) {}

    private Handing put(Tx tx, Caller caller, Seen seen, Put put) {
        Line line = put.line();
        CustodyTerms terms = Lines.terms(catalogue, tx, line.terms(), now());
        List<Handing.Check> checks = put.said().looked()
                ? CustodyRules.checks(terms.checklist(), put.said().ticked())
                : List.of();
        Handing handing = new Handing(
                platform.ids().next(),
                seen.booking().id(),
                line.terms().id(),
                put.kind(),
                now(),
                put.count(),
                put.of(),
                checks,
                put.said().note(),
                caller.person(),
                now().plus(terms.answer()),
                CustodyRules.asks(
                        line.terms().thing().kind(), checks, put.said().note()),
                Optional.empty(),
                List.of());
        CustodyStore.insert(tx, handing, line.terms().thing().lender());
        String what = put.kind() == Handing.Kind.RETURN ? "taken-back" : "handed-over";
        News.Item item = new News.Item(handing.booking(), what).of(handing.id()).by(caller.person());
        news.tell(tx, line.terms(), handing.asks() ? item : item.quietly());
        return handing;
    }

    private static void requireBorrower(Seen seen) {
        boolean borrows = seen.entries().stream()
                .anyMatch(entry -> seen.sidesOf(entry.line()).contains(Side.BORROWER));
        if (!borrows) {
            throw new Refused(new Problem.NotAllowed("side.borrower"));
        }
    }

    private Code draw() {
        String secret = secrets.draw();
        StringBuilder typed = new StringBuilder();
        for (char letter : secrets.draw().substring(0, TYPED_LENGTH).toCharArray()) {
            // Of 64 letters two become one of these 32, so all are equally likely.
            typed.append(TYPED.charAt(letter % TYPED.length()));
        }
        return new Code(secret, typed.toString());
    }

    /** As people type it: small letters, dashes, full-width, O for 0. */
    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private static Loans.At later(Loans.At at) {
        return new Loans.At(at.booking(), at.line(), java.util.OptionalLong.empty());
    }

    private static Moving.Words reason(String code) {
        return new Moving.Words(Optional.of(code), Optional.empty(), OptionalInt.empty());
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
