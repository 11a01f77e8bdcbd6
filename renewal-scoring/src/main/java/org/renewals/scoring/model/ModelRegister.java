package org.renewals.scoring.model;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What versions there are and which is in use, as one picture. */
@Service
public class ModelRegister {

    private final ModelStore store;
    private final ModelActivations activations;
    private final JdbcClient jdbc;

    ModelRegister(ModelStore store, ModelActivations activations, JdbcClient jdbc) {
        this.store = store;
        this.activations = activations;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public ModelOverview overview() {
        YearMonth next = activations.nextMonth();
        List<Activation> history = activations.history();
        Optional<Activation> champion = ModelActivations.championFor(jdbc, next);
        Optional<Integer> challenger = ModelActivations.challengerFor(jdbc, next);
        List<ModelOverview.Line> lines = new ArrayList<>();
        for (ModelVersion model : store.list()) {
            boolean waits = challenger.isPresent() && challenger.get() == model.id();
            lines.add(line(
                    model, waits ? ModelState.CHALLENGER : ModelState.NEVER_USED, model.id(), champion, history, next));
        }
        // it scored everything until the first decision
        lines.add(line(null, ModelState.RETIRED, null, champion, history, next));
        return new ModelOverview(next, lines, history, activations.rollBack().orElse(null));
    }

    private ModelOverview.Line line(
            @Nullable ModelVersion model,
            ModelState unused,
            @Nullable Integer id,
            Optional<Activation> champion,
            List<Activation> history,
            YearMonth next) {
        if (Objects.equals(champion.map(Activation::model).orElse(null), id)) {
            return new ModelOverview.Line(model, ModelState.IN_USE, champion.orElse(null));
        }
        List<Activation> own =
                history.stream().filter(one -> Objects.equals(one.model(), id)).toList();
        Optional<Activation> planned = own.stream()
                .filter(one -> one.from().isAfter(next))
                .filter(one -> ModelActivations.championFor(jdbc, one.from())
                        .filter(one::equals)
                        .isPresent())
                .findFirst();
        if (planned.isPresent()) {
            return new ModelOverview.Line(model, ModelState.PLANNED, planned.get());
        }
        return new ModelOverview.Line(
                model, own.isEmpty() ? unused : ModelState.RETIRED, own.isEmpty() ? null : own.get(0));
    }
}
