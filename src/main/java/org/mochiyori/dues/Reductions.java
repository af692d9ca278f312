package org.mochiyori.dues;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Actor;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.Terms;
import org.mochiyori.catalogue.Reduction;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** The front door to 減免: what may be asked for, asking, deciding. What the rule said when it was asked for holds for the decision. */
public final class Reductions {
    private final Db db;
    private final Dues dues;

    Reductions(Db db, Dues dues) {
        this.db = db;
        this.dues = dues;
    }

    /** What a borrower may ask for a line's sake; nothing where something is asked for or granted already. */
    public List<Reduction.Ground> grounds(Seen seen, UUID line) {
        Line found = Lines.require(seen, line, Side.BORROWER);
        boolean open = !isOver(found) && mayAsk(DuesStore.listReductions(db, List.of(line)));
        return open ? rule(db, found.terms()).map(Reductions::asked).orElse(List.of()) : List.of();
    }

    /**
     * Asks for a 減免.
     *
     * @throws Refused where the lender has no such ground, or it is asked for already
     */
    public Account.LineDue ask(Tx tx, Caller caller, Dues.Place at, Asking asking) {
        Seen seen = dues.locked(tx, caller, at.booking());
        Line line = Lines.require(seen, at.line(), Side.BORROWER);
        List<ReductionMove> before = DuesStore.listReductions(tx, List.of(at.line()));
        if (isOver(line) || !mayAsk(before)) {
            throw new Refused(new Problem.WrongState(state(before), "reduction"));
        }
        Reduction rule = rule(tx, line.terms()).orElseThrow(() -> unknownGround());
        Reduction.Ground ground = rule.findAsked(asking.ground()).orElseThrow(() -> unknownGround());
        note(
                tx,
                seen,
                line.terms(),
                new ReductionMove(
                        at.line(),
                        before.size() + 1,
                        dues.now(),
                        ReductionMove.Kind.ASK,
                        new ReductionMove.Ground(ground.code(), ground.label(), rule.decidedBy(), rule.rounding()),
                        ground.percent(),
                        Yen.ZERO,
                        Actor.of(caller.person(), seen.booking().borrower().party()),
                        Optional.of(asking.reason())));
        return dues.due(tx, seen, at.line());
    }

    /**
     * Decides about a 減免 that is asked for.
     *
     * @throws Refused with {@code NotAllowed} for those to whom the owner has not given the right
     */
    public Account.LineDue decide(Tx tx, Caller caller, Dues.Place at, Deciding deciding) {
        Seen seen = dues.locked(tx, caller, at.booking());
        Line line = Lines.require(seen, at.line(), Side.LENDER);
        List<ReductionMove> before = DuesStore.listReductions(tx, List.of(at.line()));
        if (before.isEmpty() || before.getLast().kind() != ReductionMove.Kind.ASK) {
            throw new Refused(new Problem.WrongState(state(before), "decide"));
        }
        ReductionMove asked = before.getLast();
        requireDecider(
                Standings.of(tx, caller.person(), dues.now()),
                line.terms(),
                asked.ground().decider());
        int percent = deciding.granted() ? deciding.percent().orElse(asked.percent()) : 0;
        if (percent > asked.percent()) {
            throw new Refused(Problem.Invalid.of("/percent", "range", "at most what was asked for"));
        }
        note(
                tx,
                seen,
                line.terms(),
                new ReductionMove(
                        at.line(),
                        before.size() + 1,
                        dues.now(),
                        deciding.granted() ? ReductionMove.Kind.GRANT : ReductionMove.Kind.REFUSE,
                        asked.ground(),
                        percent,
                        deciding.granted() ? DuesRules.off(line.terms().price(), asked.ground(), percent) : Yen.ZERO,
                        Actor.of(caller.person(), line.terms().thing().lender()),
                        deciding.note()));
        return dues.due(tx, seen, at.line());
    }

    /**
     * What a borrower asks for.
     *
     * @param ground code of it
     * @param reason in the borrower's words
     */
    public record Asking(String ground, String reason) {}

    /**
     * What was decided.
     *
     * @param percent less than was asked for; empty: as asked for
     */
    public record Deciding(boolean granted, Optional<Integer> percent, Optional<String> note) {}

    private static List<Reduction.Ground> asked(Reduction rule) {
        return rule.grounds().stream().filter(Reduction.Ground::asked).toList();
    }

    private static boolean mayAsk(List<ReductionMove> before) {
        return before.isEmpty() || before.getLast().kind() == ReductionMove.Kind.REFUSE;
    }

    private static boolean isOver(Line line) {
        return switch (line.state()) {
            case REQUESTED, HELD, CONFIRMED, OUT -> false;
            case CLOSED, DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> true;
        };
    }

    private static void requireDecider(Standing standing, Terms terms, Reduction.Decider decider) {
        boolean lends = standing.may(terms.thing().lender(), Right.LIST);
        boolean desk = standing.actsAt(terms.thing().hub());
        boolean may = switch (decider) {
            case LENDER -> lends;
            case DESK -> desk;
            case EITHER -> lends || desk;
        };
        if (!may) {
            throw new Refused(new Problem.NotAllowed("dues.decider"));
        }
    }

    private Optional<Reduction> rule(Sql sql, Terms terms) {
        return dues.rules(sql, terms).on(Dues.day(terms), RuleKind.REDUCTION, Reduction::fromJson);
    }

    private void note(Tx tx, Seen seen, Terms terms, ReductionMove move) {
        DuesStore.insert(tx, move);
        String kind = switch (move.kind()) {
            case ASK -> "reduction-asked";
            case GRANT -> "reduction-granted";
            case REFUSE -> "reduction-refused";
        };
        dues.tell(tx, seen, terms, kind, move.by().person().orElseThrow(), move.yen());
    }

    private static Refused unknownGround() {
        return new Refused(Problem.Invalid.of("/ground", "unknown", "a ground that the lender's rules offer"));
    }

    private static String state(List<ReductionMove> before) {
        return before.isEmpty() ? "none" : before.getLast().kind().word();
    }
}
