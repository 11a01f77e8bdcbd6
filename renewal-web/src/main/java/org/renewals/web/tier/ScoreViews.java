package org.renewals.web.tier;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.analysis.figure.Figures;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes a customer's value score for a reader. */
@Component
class ScoreViews {

    private static final int POINT_DECIMALS = 2;

    private final MessageSource messages;

    ScoreViews(MessageSource messages) {
        this.messages = messages;
    }

    ScoreView of(CustomerDetail.Assessment assessment, YearMonth month, Locale locale) {
        Figures figures = Figures.summary(messages, locale);
        List<ScoreView.Group> groups =
                assessment.groups().stream().map(group -> group(group, figures)).toList();
        return new ScoreView(
                month,
                figures.decimal(assessment.score(), POINT_DECIMALS),
                assessment.suggestedTier().name(),
                assessment.rawTier().name(),
                limits(assessment.limits(), assessment.incomeVariation(), figures),
                groups);
    }

    private ScoreView.Group group(CustomerDetail.GroupPoints group, Figures figures) {
        return new ScoreView.Group(
                text(figures, "score.group." + group.group().name().toLowerCase(Locale.ROOT)),
                points(figures, group.earned()),
                figures.decimal(group.share(), 1),
                group.indicators().stream().map(each -> line(each, figures)).toList());
    }

    private ScoreView.Line line(CustomerDetail.IndicatorPoints points, Figures figures) {
        Double earned = points.earned();
        return new ScoreView.Line(
                text(figures, points.indicator().key()),
                earned == null ? text(figures, "score.untold") : explained(points, earned, figures),
                earned == null ? "" : points(figures, earned));
    }

    private String explained(CustomerDetail.IndicatorPoints points, double earned, Figures figures) {
        Double weight = points.weight();
        if (weight == null) {
            return text(figures, "score.rules-unknown");
        }
        Double input = points.input();
        return input == null
                ? text(figures, points.indicator().key() + ".missing", weight)
                : text(figures, points.indicator().key() + ".reason", input, earned, weight);
    }

    private @Nullable String limits(
            CustomerDetail.@Nullable TierLimits limits, @Nullable BigDecimal variation, Figures figures) {
        if (limits == null) {
            return null;
        }
        return text(
                figures,
                "score.limits",
                limits.classAFrom(),
                limits.classBFrom(),
                limits.a1ContributionFrom(),
                limits.a1VariationTo(),
                figures.decimal(variation, POINT_DECIMALS));
    }

    private static String points(Figures figures, double points) {
        return figures.decimal(BigDecimal.valueOf(points), POINT_DECIMALS);
    }

    private String text(Figures figures, String key, Object... arguments) {
        return messages.getMessage(key, arguments, figures.locale());
    }
}
