package org.renewals.web.threshold;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.web.view.ChartView;

/**
 * What somebody has to know who sets thresholds.
 *
 * @param tier as in the address
 * @param from first month they would be for
 * @param values as typed, or those in force
 * @param inForce of each class meant, by its name
 * @param limits of a manager's city, as {@code inForce}; empty for others
 * @param basedOn id of the scope's own open line for the class; 0 for none
 * @param apart classes that have thresholds of their own and keep them, where all classes are meant
 * @param rehearsal null as long as nothing was typed, or what was typed cannot be set
 */
record ThresholdPage(
        String tier,
        String scope,
        YearMonth from,
        List<String> values,
        List<ByClass> inForce,
        List<ByClass> limits,
        int basedOn,
        List<String> apart,
        @Nullable RehearsalView rehearsal) {

    /** @param values T1, T2 and T3 */
    record ByClass(String tierClass, List<String> values) {}

    /**
     * What thresholds would have made of past months.
     *
     * @param verdict what changes, in a sentence
     * @param lines one for each kind, and both together
     * @param charts one for each kind; none where no month has been counted
     */
    record RehearsalView(String verdict, List<Line> lines, List<ChartView> charts) {}

    /** Alerts of one kind in all months together. */
    record Line(String name, String inForce, String proposed, String difference) {}
}
