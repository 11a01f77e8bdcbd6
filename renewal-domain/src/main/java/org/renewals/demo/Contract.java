package org.renewals.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One term of a product's agreement, from signing to its outcome. */
final class Contract {

    /** How a contract ended, spelled as in the file {@code contracts}. */
    enum Outcome {
        OPEN("open"),
        RENEWED("renewed"),
        LOST("lost");

        final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    /** Why a contract was lost; words.txt has the word for each. */
    enum LossReason {
        PRICE,
        SERVICE,
        COMPETITOR,
        NO_NEED,
        DECLINE,
        BUDGET,
        MERGER
    }

    final Product product;
    final int sequence;
    final int termMonths;
    final LocalDate startsOn;
    final LocalDate endsOn;
    final long monthlyFen;
    final long monthlyCostFen;
    final int noticeDays;
    final boolean autoRenews;
    final boolean captive;
    final @Nullable Contract predecessor;

    /** The day on which the customer makes up its mind; whatever it decides, so that the day itself tells nothing. */
    final LocalDate decisionOn;

    Outcome outcome = Outcome.OPEN;

    @Nullable
    LocalDate decidedOn;

    @Nullable
    LossReason lossReason;

    /** The probability with which the outcome was drawn, or would be as of now. */
    double probability;

    Contract(
            Product product,
            int sequence,
            int termMonths,
            LocalDate startsOn,
            long monthlyFen,
            long monthlyCostFen,
            int noticeDays,
            boolean autoRenews,
            boolean captive,
            @Nullable Contract predecessor,
            long decisionAfterEnd) {
        this.product = product;
        this.sequence = sequence;
        this.termMonths = termMonths;
        this.startsOn = startsOn;
        this.endsOn = startsOn.plusMonths(termMonths).minusDays(1);
        this.monthlyFen = monthlyFen;
        this.monthlyCostFen = monthlyCostFen;
        this.noticeDays = noticeDays;
        this.autoRenews = autoRenews;
        this.captive = captive;
        this.predecessor = predecessor;
        this.decisionOn = endsOn.plusDays(decisionAfterEnd);
    }

    boolean isOpen() {
        return outcome == Outcome.OPEN;
    }

    void renew(LocalDate on) {
        outcome = Outcome.RENEWED;
        decidedOn = on;
    }

    void lose(LocalDate on, LossReason reason) {
        outcome = Outcome.LOST;
        decidedOn = on;
        lossReason = reason;
    }

    /** The key of the contract, from its customer's number, its product and its place in the chain. */
    String number(Profile customer) {
        return "HT" + customer.code().substring(1) + "-" + two(product.number() + 1) + "-" + two(sequence);
    }

    private static String two(int value) {
        return value < 10 ? "0" + value : Integer.toString(value);
    }
}
