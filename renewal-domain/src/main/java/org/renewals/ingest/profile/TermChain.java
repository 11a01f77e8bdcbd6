package org.renewals.ingest.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.renewals.ingest.file.Reason;

/**
 * Contracts a source does not list but implies: a first term from some day, renewed by its own length until a horizon.
 *
 * @param starts day the first term begins
 * @param months length of every term
 * @param horizon last day anything is known of
 * @param ended not empty where the customer has left; empty where not
 */
record TermChain(Expression starts, Expression months, Expression horizon, Expression ended) {

    private static final int MAX_TERMS = 600;

    /**
     * One term.
     *
     * @param number 1, 2, …
     * @param state {@code renewed} if another follows, {@code lost}, or {@code open} while it runs
     * @param decidedOn day that was settled; empty while open
     */
    record Term(int number, LocalDate startsOn, LocalDate endsOn, String state, String decidedOn) {

        /** The text behind a placeholder {@code term.…}. */
        String get(String name) {
            return switch (name) {
                case "term.number" -> Integer.toString(number);
                case "term.previous" -> number == 1 ? "" : Integer.toString(number - 1);
                case "term.starts_on" -> startsOn.toString();
                case "term.ends_on" -> endsOn.toString();
                case "term.state" -> state;
                case "term.decided_on" -> decidedOn;
                default -> "";
            };
        }
    }

    static final List<String> PLACEHOLDERS =
            List.of("term.number", "term.previous", "term.starts_on", "term.ends_on", "term.state", "term.decided_on");

    /**
     * The terms of one row of the source. Of a customer who has left, the last term that ran out by the horizon was not
     * renewed; one who left within the first term lost that one, on the last day anything is known of.
     */
    List<Term> terms(Values values) {
        LocalDate first = Steps.day(starts.evaluate(values));
        LocalDate last = Steps.day(horizon.evaluate(values));
        long length = Steps.whole(months.evaluate(values));
        boolean left = !ended.evaluate(values).isEmpty();
        if (length < 1 || first.plusMonths(length * MAX_TERMS).isBefore(last)) {
            throw new UnusableValue(Reason.of("profile-terms", length));
        }
        List<LocalDate> begins = new ArrayList<>(List.of(first));
        for (LocalDate next = first.plusMonths(length); !next.isAfter(last); ) {
            begins.add(next);
            next = first.plusMonths(length * begins.size());
        }
        int ranOut =
                first.plusMonths(length * begins.size()).isAfter(last.plusDays(1)) ? begins.size() - 1 : begins.size();
        int count = left ? Math.max(1, ranOut) : begins.size();
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate end = first.plusMonths(length * (i + 1)).minusDays(1);
            String state = i + 1 < count ? "renewed" : left ? "lost" : "open";
            LocalDate decided = end.isAfter(last) ? last : end;
            terms.add(new Term(i + 1, begins.get(i), end, state, state.equals("open") ? "" : decided.toString()));
        }
        return terms;
    }
}
