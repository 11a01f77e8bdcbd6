package org.renewals.analysis.likelihood;

import java.time.YearMonth;
import java.util.List;
import org.renewals.analysis.figure.Value;

/**
 * The likelihood of one open contract, and what it was in the months before.
 *
 * @param contract number of the contract
 * @param history oldest first, up to the month asked for; as it was said at the time
 */
public record ContractLikelihood(String contract, Likelihood likelihood, List<Point> history) {

    public ContractLikelihood {
        history = List.copyOf(history);
    }

    /** What was said at a month's end. */
    public record Point(YearMonth month, Value likelihood) {}
}
