package org.renewals.web.home;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerFilter;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.reading.Target;
import org.renewals.scoring.risk.RiskLevel;
import org.springframework.context.MessageSource;

/** The columns of a table of parts: a figure, a figure's change, or the tiers as a bar. */
enum PartColumn {
    CUSTOMERS(Metric.CUSTOMERS, Shows.VALUE),
    TOTAL_INCOME(Metric.TOTAL_INCOME, Shows.VALUE),
    INCOME_CHANGE(Metric.TOTAL_INCOME, Shows.CHANGE),
    INCOME_SHARE(Metric.INCOME_SHARE, Shows.VALUE),
    SHARE_CHANGE(Metric.INCOME_SHARE, Shows.CHANGE),
    EFFECTIVE(Metric.EFFECTIVE_MEMBER_SHARE, Shows.VALUE),
    GAP(Metric.EFFECTIVE_MEMBER_SHARE, Shows.GAP),
    TIERS(Metric.TIER_A1, Shows.TIERS),
    DUE(Metric.DUE_CONTRACTS, Shows.VALUE),
    AT_RISK(Metric.AT_RISK, Shows.VALUE),
    ATTENTION(Metric.ATTENTION, Shows.VALUE);

    private enum Shows {
        VALUE,
        CHANGE,
        GAP,
        TIERS
    }

    private final Metric metric;
    private final Shows shows;

    PartColumn(Metric metric, Shows shows) {
        this.metric = metric;
        this.shows = shows;
    }

    /** Managers have no operating income, and so no share of it. */
    static List<PartColumn> of(Subject.Kind kind) {
        return Arrays.stream(values())
                .filter(column -> kind != Subject.Kind.MANAGER || column.metric != Metric.INCOME_SHARE)
                .toList();
    }

    /** The word in addresses. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isTiers() {
        return shows == Shows.TIERS;
    }

    String head(Figures figures, MessageSource messages) {
        return switch (shows) {
            case VALUE ->
                this == DUE
                        ? messages.getMessage(
                                "home.parts.due",
                                new Object[] {DueContracts.HEADLINE_DAYS, figures.unit(metric)},
                                figures.locale())
                        : figures.head(metric);
            case CHANGE ->
                messages.getMessage(
                        metric == Metric.INCOME_SHARE ? "home.parts.share-change" : "home.parts.income-change",
                        null,
                        figures.locale());
            case GAP -> messages.getMessage("home.parts.gap", null, figures.locale());
            case TIERS -> messages.getMessage("home.parts.tiers", null, figures.locale());
        };
    }

    @Nullable
    String title(Figures figures) {
        return isTiers() ? null : figures.definition(metric);
    }

    String text(Breakdown.Row row, Figures figures) {
        return switch (shows) {
            case VALUE -> figures.number(row.value(metric));
            case CHANGE ->
                metric == Metric.INCOME_SHARE ? figures.difference(change(row)) : figures.change(change(row));
            case GAP -> figures.difference(change(row));
            case TIERS -> "";
        };
    }

    @Nullable
    String css(Breakdown.Row row, Figures figures) {
        if (shows != Shows.CHANGE && shows != Shows.GAP) {
            return null;
        }
        return switch (figures.verdict(change(row))) {
            case GOOD -> "good";
            case BAD -> "bad";
            case NEUTRAL -> null;
        };
    }

    /** What a cell of the column counts; null for other figures and where it counts nothing. */
    @Nullable
    Target target(Breakdown.Row row) {
        BigDecimal number = shows == Shows.VALUE ? number(row) : null;
        if (number == null || number.signum() == 0) {
            return null;
        }
        return switch (this) {
            case CUSTOMERS -> new Target.Customers(row.subject(), CustomerFilter.NONE);
            case AT_RISK ->
                new Target.Customers(row.subject(), CustomerFilter.NONE.ofRisks(RiskLevel.HIGH, RiskLevel.VERY_HIGH));
            case ATTENTION -> new Target.Customers(row.subject(), CustomerFilter.NONE.needingAttention());
            case DUE -> new Target.DueWithin(row.subject(), DueContracts.HEADLINE_DAYS);
            default -> null;
        };
    }

    /** By the column's number; what is unknown or withheld comes last either way. */
    Comparator<Breakdown.Row> order(boolean falling) {
        Comparator<BigDecimal> numbers = falling ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(this::number, Comparator.nullsLast(numbers));
    }

    private @Nullable BigDecimal number(Breakdown.Row row) {
        if (shows == Shows.VALUE) {
            return row.value(metric).numberOrNull();
        }
        Change change = change(row);
        return change.relative() == null ? change.difference() : change.relative();
    }

    private Change change(Breakdown.Row row) {
        return shows == Shows.GAP ? row.gapToTarget() : row.change(metric);
    }
}
