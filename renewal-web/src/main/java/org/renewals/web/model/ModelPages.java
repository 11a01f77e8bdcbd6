package org.renewals.web.model;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Figures;
import org.renewals.scoring.model.Activation;
import org.renewals.scoring.model.Forecaster;
import org.renewals.scoring.model.Measured;
import org.renewals.scoring.model.ModelDescription;
import org.renewals.scoring.model.ModelDescription.Calibration;
import org.renewals.scoring.model.ModelOverview;
import org.renewals.scoring.model.ModelQuality;
import org.renewals.scoring.model.ModelVersion;
import org.renewals.scoring.model.TriedLearner;
import org.renewals.scoring.renewal.RenewalStage;
import org.renewals.web.view.Coordinate;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes versions of the model for a reader. */
@Component
class ModelPages {

    private static final int FIGURE_DECIMALS = 4;
    private static final int AUC_DECIMALS = 3;
    private static final int HUNDRED = 100;
    private static final int MONTHS_OFFERED = 12;
    /** Half the width of a 95 % interval, in standard errors. */
    private static final double HALF_INTERVAL = 1.96;

    private final MessageSource messages;

    ModelPages(MessageSource messages) {
        this.messages = messages;
    }

    List<ModelRow> rows(ModelOverview overview, Locale locale) {
        Figures figures = Figures.summary(messages, locale);
        return overview.lines().stream().map(line -> row(line, figures)).toList();
    }

    private static ModelRow row(ModelOverview.Line line, Figures figures) {
        ModelVersion model = line.model();
        if (model == null) {
            return new ModelRow(line, "/models/scorecard", null, null, null, null, null, null);
        }
        ModelQuality quality = model.description().quality();
        Optional<Measured> own = quality.of(Forecaster.MODEL);
        return new ModelRow(
                line,
                "/models/" + model.id(),
                figures.count(model.description().contracts()),
                own.map(one -> decimal(figures, one.logLoss(), FIGURE_DECIMALS)).orElse(null),
                skill(figures, quality.logLossSkill(Forecaster.MODEL)),
                own.map(one -> decimal(figures, one.auc(), AUC_DECIMALS)).orElse(null),
                own.map(one -> decimal(figures, one.brier(), FIGURE_DECIMALS)).orElse(null),
                skill(figures, quality.brierSkill(Forecaster.MODEL)));
    }

    /** @param from month wished for; null for the next to be scored */
    ModelPage page(ModelOverview overview, ModelOverview.Line line, @Nullable YearMonth from, Locale locale) {
        Figures figures = Figures.summary(messages, locale);
        ModelVersion model = line.model();
        List<Activation> history = overview.history().stream()
                .filter(one -> Objects.equals(one.model(), line.id()))
                .toList();
        YearMonth first =
                model != null && model.knownUntil().isAfter(overview.next()) ? model.knownUntil() : overview.next();
        List<String> months = Stream.iterate(first, month -> month.plusMonths(1))
                .limit(MONTHS_OFFERED)
                .map(YearMonth::toString)
                .toList();
        String chosen = from == null ? first.toString() : from.toString();
        ModelVersion inUse = overview.inUse().model();
        String instead = inUse == null ? null : inUse.version();
        if (model == null) {
            return new ModelPage(
                    line,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    history,
                    months,
                    chosen,
                    instead,
                    overview.basis());
        }
        ModelDescription description = model.description();
        return new ModelPage(
                line,
                facts(description, figures),
                trial(description.quality(), figures),
                features(description.quality(), figures),
                description.selection().tried().stream()
                        .map(tried -> learner(tried, figures))
                        .toList(),
                description.log(),
                history,
                months,
                chosen,
                instead,
                overview.basis());
    }

    private ModelPage.Facts facts(ModelDescription description, Figures figures) {
        return new ModelPage.Facts(
                messages.getMessage(
                        "models.window",
                        new Object[] {
                            description.knownFrom().toString(),
                            description.knownUntil().toString()
                        },
                        figures.locale()),
                figures.count(description.rows()),
                figures.count(description.contracts()),
                figures.count(description.renewed()),
                figures.percent(BigDecimal.valueOf((double) description.renewed() / description.contracts()), 1),
                description.features().size(),
                description.seed(),
                description.selection().calibrations().stream()
                        .map(calibration -> calibration(calibration, figures))
                        .toList());
    }

    private String calibration(Calibration calibration, Figures figures) {
        String text = messages.getMessage(
                "models.calibration.of",
                new Object[] {
                    decimal(figures, calibration.below(), 2),
                    decimal(figures, calibration.above(), 2),
                    decimal(figures, calibration.shift(), 2)
                },
                figures.locale());
        return calibration.stage() == null
                ? text
                : messages.getMessage(
                        "models.calibration.stage",
                        new Object[] {stage(calibration.stage(), figures), text},
                        figures.locale());
    }

    private String stage(@Nullable RenewalStage stage, Figures figures) {
        return stage == null ? messages.getMessage("models.stage.all", null, figures.locale()) : stage.days();
    }

    private static ModelPage.Trial trial(ModelQuality quality, Figures figures) {
        List<Measured> all = quality.measured();
        List<ModelPage.Figure> lines = new ArrayList<>();
        lines.add(line("log-loss", false, all, Measured::logLoss, figures, FIGURE_DECIMALS));
        lines.add(skillLine("log-loss-skill", all, one -> quality.logLossSkill(one.who()), figures));
        lines.add(line("brier", false, all, Measured::brier, figures, FIGURE_DECIMALS));
        lines.add(skillLine("brier-skill", all, one -> quality.brierSkill(one.who()), figures));
        lines.add(line("auc", true, all, Measured::auc, figures, AUC_DECIMALS));
        lines.add(line("calibration-error", false, all, Measured::calibrationError, figures, FIGURE_DECIMALS));
        lines.add(line("lift", true, all, Measured::lift, figures, 2));
        return new ModelPage.Trial(
                quality.from().toString(),
                quality.until().toString(),
                figures.count(quality.rows()),
                figures.count(quality.renewed()),
                figures.count(quality.trainedOn()),
                quality.championKnew(),
                all.stream()
                        .map(one -> new ModelPage.Head(one.who().code(), one.version()))
                        .toList(),
                lines);
    }

    private static ModelPage.Figure line(
            String key,
            boolean higherIsBetter,
            List<Measured> all,
            Function<Measured, @Nullable Double> figure,
            Figures figures,
            int decimals) {
        List<String> texts = all.stream()
                .map(one -> decimal(figures, figure.apply(one), decimals))
                .toList();
        List<ModelPage.Cell> cells = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Double error = key.equals("auc") ? all.get(i).aucError() : null;
            cells.add(new ModelPage.Cell(
                    texts.get(i),
                    error == null || error == 0 ? null : decimal(figures, HALF_INTERVAL * error, decimals),
                    isBest(i, all, figure, texts, higherIsBetter)));
        }
        return new ModelPage.Figure(key, higherIsBetter, cells);
    }

    /** What is written alike is equally good. */
    private static boolean isBest(
            int place,
            List<Measured> all,
            Function<Measured, @Nullable Double> figure,
            List<String> texts,
            boolean higherIsBetter) {
        Double own = figure.apply(all.get(place));
        boolean beatsOne = false;
        for (int i = 0; own != null && i < all.size(); i++) {
            Double other = figure.apply(all.get(i));
            if (other != null && !texts.get(i).equals(texts.get(place))) {
                if (higherIsBetter ? other > own : other < own) {
                    return false;
                }
                beatsOne = true;
            }
        }
        return beatsOne;
    }

    private static ModelPage.Figure skillLine(
            String key, List<Measured> all, Function<Measured, OptionalDouble> skill, Figures figures) {
        return new ModelPage.Figure(
                key,
                true,
                all.stream()
                        .map(one -> new ModelPage.Cell(
                                one.who() == Forecaster.BASE_RATE
                                        ? figures.decimal(BigDecimal.ZERO, 1)
                                        : skill(figures, skill.apply(one)),
                                null,
                                false))
                        .toList());
    }

    private static List<ModelPage.Feature> features(ModelQuality quality, Figures figures) {
        double strongest =
                quality.influences().isEmpty() ? 0 : quality.influences().get(0).weight();
        return quality.influences().stream()
                .filter(one -> one.weight() > 0)
                .map(one -> new ModelPage.Feature(
                        one.feature(),
                        decimal(figures, one.weight(), AUC_DECIMALS),
                        Coordinate.written(HUNDRED * one.weight() / strongest, 1)))
                .toList();
    }

    private ModelPage.Learner learner(TriedLearner tried, Figures figures) {
        return new ModelPage.Learner(
                stage(tried.stage(), figures),
                tried.family(),
                tried.size(),
                decimal(figures, tried.logLoss(), FIGURE_DECIMALS),
                decimal(figures, tried.auc(), AUC_DECIMALS),
                figures.percent(BigDecimal.valueOf(tried.weight()), 0),
                tried.weight() > 0);
    }

    private static String decimal(Figures figures, @Nullable Double value, int decimals) {
        return figures.decimal(value == null ? null : BigDecimal.valueOf(value), decimals);
    }

    private static String skill(Figures figures, OptionalDouble skill) {
        if (skill.isEmpty()) {
            return figures.decimal(null, 1);
        }
        String text = figures.percent(BigDecimal.valueOf(skill.getAsDouble()), 1);
        return skill.getAsDouble() > 0 && !text.equals("0.0") ? "+" + text : text;
    }
}
