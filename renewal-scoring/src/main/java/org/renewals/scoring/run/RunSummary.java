package org.renewals.scoring.run;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * What a run did.
 *
 * @param rules {@link RuleSet#version} of the rules it was computed with
 * @param customers assessed
 * @param resumed whether it went on where an interrupted run had stopped
 * @param steps time each step took, an interrupted run's included
 * @param repeat later months whose tiers built on figures that this run changed; they should be run again, in order
 * @param warnings totals of the month that people should look at before they rely on it (requirements 4)
 */
public record RunSummary(
        YearMonth month,
        String rules,
        long customers,
        boolean resumed,
        Map<RunStep, Duration> steps,
        List<YearMonth> repeat,
        List<ImplausibleTotal> warnings) {

    public RunSummary {
        steps = Map.copyOf(steps);
        repeat = List.copyOf(repeat);
        warnings = List.copyOf(warnings);
    }
}
