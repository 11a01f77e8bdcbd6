package org.renewals.ingest.target;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;

/** What the columns of one row must be together. */
interface RowRule {

    /** A column at fault and why. */
    record Violation(int column, Reason reason) {}

    /** @param row canonical values by column of the target file; null where empty or absent */
    @Nullable
    Violation check(@Nullable String[] row);

    /** A rule that still has to learn where its columns are. */
    interface Unbound {
        RowRule bind(TargetFile file);
    }

    /** The later day is not before the earlier one. */
    static Unbound notBefore(String later, String earlier) {
        return file -> {
            int second = file.indexOf(later);
            int first = file.indexOf(earlier);
            return row -> {
                String from = row[first];
                String to = row[second];
                return from == null || to == null || from.compareTo(to) <= 0
                        ? null
                        : new Violation(second, Reason.of("before", earlier, from));
            };
        };
    }

    /** A count that cannot exceed another. */
    static Unbound atMost(String part, String whole) {
        return file -> {
            int partIndex = file.indexOf(part);
            int wholeIndex = file.indexOf(whole);
            return row -> {
                String some = row[partIndex];
                String all = row[wholeIndex];
                return some == null || all == null || Long.parseLong(some) <= Long.parseLong(all)
                        ? null
                        : new Violation(partIndex, Reason.of("exceeds", whole, all));
            };
        };
    }

    /** Cities and counties lie in something, the province company in nothing. */
    static Unbound parentFitsKind() {
        return file -> {
            int kind = file.indexOf("kind");
            int parent = file.indexOf("parent_code");
            return row -> {
                boolean province = Objects.equals(row[kind], "province");
                if (province == (row[parent] == null)) {
                    return null;
                }
                return new Violation(parent, Reason.of(province ? "province-with-parent" : "parent-missing"));
            };
        };
    }

    /** 0–10 for the recommendation question, 1–5 for the others. */
    static Unbound answerFitsQuestion() {
        return file -> {
            int question = file.indexOf("question");
            int answer = file.indexOf("answer");
            return row -> {
                boolean nps = Objects.equals(row[question], "nps");
                long given = Long.parseLong(Objects.requireNonNull(row[answer]));
                boolean fits = nps || (given >= 1 && given <= 5);
                return fits ? null : new Violation(answer, Reason.of("integer", 1, 5));
            };
        };
    }
}
