package org.renewals.demonstration;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.scoring.model.ActivationOrder;
import org.renewals.scoring.model.Forecaster;
import org.renewals.scoring.model.ModelActivations;
import org.renewals.scoring.model.ModelOverview;
import org.renewals.scoring.model.ModelRegister;
import org.renewals.scoring.model.ModelVersion;
import org.renewals.scoring.run.ModelTraining;
import org.renewals.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the demo province's first model into use, where nobody is there to do it. */
@Component
class FirstModel {

    static final String ACTOR = "demonstration";

    private static final Logger log = LoggerFactory.getLogger(FirstModel.class);

    private static final double HUNDRED = 100;

    private final ModelTraining training;
    private final ModelRegister register;
    private final ModelActivations activations;
    private final MessageSource messages;

    FirstModel(ModelTraining training, ModelRegister register, ModelActivations activations, MessageSource messages) {
        this.training = training;
        this.register = register;
        this.activations = activations;
        this.messages = messages;
    }

    /** Trains a model if there is none, and lets it score from the month after on, if it is better than the base rate. */
    void putIntoUse(YearMonth month) {
        ModelOverview overview = CurrentScope.call(AccessScope.system(), register::overview);
        if (!overview.history().isEmpty()) {
            return;
        }
        Optional<ModelVersion> model = newest(overview).or(() -> train(month));
        double skill = model.map(version -> version.description().quality())
                .map(quality -> quality.logLossSkill(Forecaster.MODEL))
                .map(one -> one.orElse(0))
                .orElse(0.0);
        if (model.isEmpty() || skill <= 0) {
            log.info("No model is put into use: there is none that is better than the base rate");
            return;
        }
        String reason = messages.getMessage(
                "demonstration.model.reason",
                new Object[] {model.get().description().contracts(), String.format(Locale.ROOT, "%.1f", HUNDRED * skill)
                },
                Locale.SIMPLIFIED_CHINESE);
        ActivationOrder order = new ActivationOrder(model.get().id(), reason, month.plusMonths(1), null);
        CurrentScope.run(AccessScope.system(), () -> activations.activate(order, ACTOR));
        log.info("{} scores from {} on", model.get().version(), month.plusMonths(1));
    }

    private static Optional<ModelVersion> newest(ModelOverview overview) {
        return Optional.ofNullable(overview.lines().get(0).model());
    }

    private Optional<ModelVersion> train(YearMonth month) {
        try {
            log.info("Training a model on what was known at the end of {}", month);
            return Optional.of(training.train(month, ModelTraining.SEED, null, (step, percent) -> {}));
        } catch (Refused refused) {
            log.info("No model can be trained yet: {}", refused.getMessage());
            return Optional.empty();
        }
    }
}
