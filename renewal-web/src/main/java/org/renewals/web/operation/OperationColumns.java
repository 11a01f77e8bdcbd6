package org.renewals.web.operation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.operation.IdleMembers;
import org.renewals.analysis.operation.Standing;
import org.renewals.web.operation.OperationFigures.Month;
import org.renewals.web.operation.OperationFigures.Part;
import org.renewals.web.operation.OperationFigures.Promotion;
import org.renewals.web.view.Piece;

/** The columns of the report's tables, none that could not hold a figure for the subject. */
final class OperationColumns {

    private final Figures figures;
    private final Subject subject;

    OperationColumns(Figures figures, Subject subject) {
        this.figures = figures;
        this.subject = subject;
    }

    /** Managers have no operating income, and so no share of it; nor is any target set for them. */
    private boolean hasBase() {
        return !subject.is(Subject.Kind.MANAGER);
    }

    /** Cities are placed among each other. */
    private boolean hasPlaces() {
        return subject.is(Subject.Kind.PROVINCE) || subject.is(Subject.Kind.CITY);
    }

    List<OperationColumn<Month>> trend() {
        List<OperationColumn<Month>> columns = new ArrayList<>();
        Metric income = Metric.TOTAL_INCOME;
        Metric base = Metric.OPERATING_INCOME;
        Metric share = Metric.INCOME_SHARE;
        Metric effective = Metric.EFFECTIVE_MEMBER_SHARE;
        columns.add(OperationColumn.figure(
                "income", income, figures, row -> row.current().value(income)));
        columns.add(OperationColumn.difference("income-difference", income, figures, row -> row.change(income)));
        columns.add(OperationColumn.percent("income-percent", income, figures, row -> row.change(income)));
        if (hasBase()) {
            columns.add(OperationColumn.figure(
                    "base", base, figures, row -> row.current().value(base)));
            columns.add(OperationColumn.difference("base-difference", base, figures, row -> row.change(base)));
            columns.add(OperationColumn.percent("base-percent", base, figures, row -> row.change(base)));
            columns.add(OperationColumn.figure(
                    "share", share, figures, row -> row.current().value(share)));
            columns.add(OperationColumn.difference("share-gap", share, figures, row -> row.change(share)));
        }
        columns.add(OperationColumn.figure(
                "effective", effective, figures, row -> row.current().value(effective)));
        columns.add(OperationColumn.difference("effective-change", effective, figures, row -> row.change(effective)));
        columns.add(OperationColumn.figure(
                "inactive",
                Metric.INACTIVE_MEMBERS,
                figures,
                row -> row.current().value(Metric.INACTIVE_MEMBERS)));
        return columns;
    }

    List<OperationColumn<Part>> income() {
        List<OperationColumn<Part>> columns = new ArrayList<>();
        columns.add(value("income", Metric.TOTAL_INCOME));
        columns.add(OperationColumn.difference(
                "income-difference", Metric.TOTAL_INCOME, figures, row -> row.change(Metric.TOTAL_INCOME)));
        columns.add(OperationColumn.percent(
                "income-percent", Metric.TOTAL_INCOME, figures, row -> row.change(Metric.TOTAL_INCOME)));
        if (hasBase()) {
            columns.add(value("base", Metric.OPERATING_INCOME));
            columns.add(OperationColumn.percent(
                    "base-percent", Metric.OPERATING_INCOME, figures, row -> row.change(Metric.OPERATING_INCOME)));
            columns.add(value("share", Metric.INCOME_SHARE));
            columns.add(before("share-before", Metric.INCOME_SHARE));
            columns.add(OperationColumn.difference(
                    "share-gap", Metric.INCOME_SHARE, figures, row -> row.change(Metric.INCOME_SHARE)));
        }
        return columns;
    }

    List<OperationColumn<Part>> members() {
        Metric share = Metric.EFFECTIVE_MEMBER_SHARE;
        List<OperationColumn<Part>> columns = new ArrayList<>();
        columns.add(value("members", Metric.MEMBERS));
        columns.add(value("effective-members", Metric.EFFECTIVE_MEMBERS));
        columns.add(value("effective", share));
        columns.add(before("effective-before", share));
        columns.add(OperationColumn.difference("effective-change", share, figures, row -> row.change(share)));
        columns.add(OperationColumn.fraction(
                "effective-target", share, figures, 1, row -> row.row().effectiveMemberTarget()));
        columns.add(OperationColumn.difference(
                "effective-gap", share, figures, row -> row.row().gapToTarget()));
        if (hasPlaces()) {
            columns.add(place("place", share, Part::standing));
        }
        return columns;
    }

    List<OperationColumn<Part>> inactive() {
        Metric idle = Metric.INACTIVE_MEMBERS;
        Metric share = Metric.INACTIVE_MEMBER_SHARE;
        return List.of(
                value("inactive", idle),
                OperationColumn.difference("inactive-difference", idle, figures, row -> row.change(idle)),
                OperationColumn.percent("inactive-percent", idle, figures, row -> row.change(idle)),
                value("inactive-share", share),
                OperationColumn.difference("inactive-change", share, figures, row -> row.change(share)),
                value("effective", Metric.EFFECTIVE_MEMBER_SHARE),
                value("effective-cleaned", Metric.EFFECTIVE_SHARE_OF_ACTIVE));
    }

    List<OperationColumn<Promotion>> products() {
        List<OperationColumn<Promotion>> columns = new ArrayList<>();
        Metric completion = Metric.PRODUCT_COMPLETION;
        columns.add(OperationColumn.figure(
                "year-income",
                Metric.PRODUCT_YEAR_INCOME,
                figures,
                each -> each.row().income()));
        if (!hasBase()) {
            return columns;
        }
        columns.add(OperationColumn.figure(
                "year-target",
                Metric.PRODUCT_TARGET,
                figures,
                each -> each.row().target()));
        columns.add(OperationColumn.figure(
                "completion", completion, figures, each -> each.row().completion()));
        columns.add(OperationColumn.fraction(
                "schedule", completion, figures, 1, each -> each.product().schedule()));
        columns.add(OperationColumn.difference(
                "schedule-gap", completion, figures, each -> each.product().gapToSchedule(each.row())));
        if (hasPlaces()) {
            columns.add(OperationColumn.difference(
                    "average-gap", completion, figures, each -> each.product().gapToAverage(each.row())));
            columns.add(place("completion-place", completion, each -> each.row().standing()));
        }
        return columns;
    }

    List<OperationColumn<IdleMembers>> customers() {
        return List.of(
                OperationColumn.figure("inactive", Metric.INACTIVE_MEMBERS, figures, IdleMembers::inactive),
                OperationColumn.difference(
                        "inactive-difference", Metric.INACTIVE_MEMBERS, figures, IdleMembers::change),
                OperationColumn.figure(
                        "inactive-share", Metric.INACTIVE_MEMBER_SHARE, figures, IdleMembers::inactiveShare),
                OperationColumn.figure(
                        "effective", Metric.EFFECTIVE_MEMBER_SHARE, figures, IdleMembers::effectiveShare));
    }

    private OperationColumn<Part> value(String key, Metric metric) {
        return OperationColumn.figure(key, metric, figures, row -> row.value(metric));
    }

    private OperationColumn<Part> before(String key, Metric metric) {
        return OperationColumn.figure(key, metric, figures, row -> row.before(metric));
    }

    private <R> OperationColumn<R> place(String key, Metric metric, Function<R, @Nullable Standing> standing) {
        return new OperationColumn<>(
                key,
                metric,
                false,
                row -> {
                    Standing found = standing.apply(row);
                    return new Piece(
                            found == null || found.place() == null ? "" : figures.count(found.place()), null, null);
                },
                row -> {
                    Standing found = standing.apply(row);
                    return found == null || found.place() == null ? null : BigDecimal.valueOf(found.place());
                });
    }
}
