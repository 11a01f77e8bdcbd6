package org.renewals.scoring.model;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.model.ModelActivations.RollBack;

/**
 * All versions and what is done with them.
 *
 * @param next the month to be scored next, which states are seen from
 * @param lines models, the newest first, and the expert scorecard last
 * @param history all decisions, the newest first
 * @param rollBack what going back would do; null where there is nothing to go back from
 */
public record ModelOverview(
        YearMonth next,
        List<Line> lines,
        List<Activation> history,
        @Nullable RollBack rollBack) {

    public ModelOverview {
        lines = List.copyOf(lines);
        history = List.copyOf(history);
    }

    /**
     * A version and where it is.
     *
     * @param model null for the expert scorecard
     * @param activation the decision by which it is, or was last, in use; null where there was none
     */
    public record Line(
            @Nullable ModelVersion model,
            ModelState state,
            @Nullable Activation activation) {

        /** Null for the expert scorecard. */
        public @Nullable Integer id() {
            return model == null ? null : model.id();
        }
    }

    public Line inUse() {
        return lines.stream()
                .filter(line -> line.state() == ModelState.IN_USE)
                .findFirst()
                .orElseThrow();
    }

    /** @param model null for the expert scorecard */
    public Optional<Line> line(@Nullable Integer model) {
        return lines.stream().filter(line -> Objects.equals(line.id(), model)).findFirst();
    }

    /** What a decision made in sight of this is based on ({@link ActivationOrder}). */
    public int basis() {
        return history.isEmpty() ? 0 : history.get(0).id();
    }
}
