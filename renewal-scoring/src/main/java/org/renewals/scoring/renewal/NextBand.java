package org.renewals.scoring.renewal;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.renewals.scoring.Reason;

/**
 * What would have to change for a contract to be read by the next better band: the fewest of the {@link Steps}, of equally
 * few those of least effort. Each is scored anew together with all else that is known, so steps that only work together are
 * found and those that do not help are not advised.
 *
 * @param band the next better one
 * @param steps what to do, at most two; empty where nothing within reach leads there
 * @param probability of the renewal after these steps; as it is now where there are none
 */
public record NextBand(Band band, List<Reason> steps, double probability) {

    public NextBand {
        steps = List.copyOf(steps);
    }

    /**
     * @param values what the score has looked at
     * @param possible the least effort first
     * @param logOdds scores such values
     * @return empty if there is no better band
     */
    public static Optional<NextBand> of(float[] values, List<Step> possible, ToDoubleFunction<float[]> logOdds) {
        double now = RenewalReasons.probability(logOdds.applyAsDouble(values));
        Band band = Band.of(now);
        if (band == Band.GREEN) {
            return Optional.empty();
        }
        Band better = band == Band.RED ? Band.AMBER : Band.GREEN;
        Search search = new Search(better, values, possible, logOdds);
        return Optional.of(search.single().or(search::pair).orElseGet(() -> new NextBand(better, List.of(), now)));
    }

    /** Whether something within reach leads there. */
    public boolean isWithinReach() {
        return !steps.isEmpty();
    }

    /** Tries steps. */
    private static final class Search {

        private final Band target;
        private final float[] values;
        private final List<Step> possible;
        private final ToDoubleFunction<float[]> logOdds;

        Search(Band target, float[] values, List<Step> possible, ToDoubleFunction<float[]> logOdds) {
            this.target = target;
            this.values = values;
            this.possible = possible;
            this.logOdds = logOdds;
        }

        Optional<NextBand> single() {
            return possible.stream().flatMap(step -> reached(step).stream()).findFirst();
        }

        /** Pairs by what they take together: the first with the second, then with the third, and so on. */
        Optional<NextBand> pair() {
            for (int effort = 1; effort <= 2 * possible.size() - 3; effort++) {
                for (int second = effort / 2 + 1; second <= Math.min(effort, possible.size() - 1); second++) {
                    Step one = possible.get(effort - second);
                    Step other = possible.get(second);
                    Optional<NextBand> found =
                            one.lever().equals(other.lever()) ? Optional.empty() : reached(one, other);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<NextBand> reached(Step... steps) {
            float[] after = values;
            for (Step step : steps) {
                after = step.applied(after);
            }
            double probability = RenewalReasons.probability(logOdds.applyAsDouble(after));
            return Band.of(probability).compareTo(target) <= 0
                    ? Optional.of(new NextBand(
                            target, List.of(steps).stream().map(Step::reason).toList(), probability))
                    : Optional.empty();
        }
    }
}
