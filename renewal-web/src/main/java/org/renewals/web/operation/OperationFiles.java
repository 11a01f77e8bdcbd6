package org.renewals.web.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.renewals.analysis.operation.IdleMembers;
import org.renewals.analysis.operation.IdleMembersQuery;
import org.renewals.shared.NotFound;
import org.renewals.web.list.Column;
import org.renewals.web.list.ListFiles;
import org.renewals.web.list.Words;
import org.renewals.web.operation.OperationFigures.Month;
import org.renewals.web.operation.OperationFigures.Part;
import org.renewals.web.operation.OperationFigures.Promotion;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;

/** The report's tables as files: the rows of the page, the subject's own the last. */
@Component
class OperationFiles {

    private final OperationReader reader;
    private final IdleMembersQuery idle;

    OperationFiles(OperationReader reader, IdleMembersQuery idle) {
        this.reader = reader;
        this.idle = idle;
    }

    /** @throws NotFound where the subject has no figures in the month */
    ListFiles.Content<?> file(AccessScope scope, Standpoint standpoint, OperationTable table, Words words) {
        OperationColumns columns =
                new OperationColumns(standpoint.figures(words.messages(), words.locale()), standpoint.subject());
        if (table == OperationTable.CUSTOMERS) {
            return customers(idle.find(scope, standpoint.month()), columns, words);
        }
        OperationFigures figures = reader.find(scope, standpoint)
                .orElseThrow(() -> new NotFound("figures", standpoint.subject().code()));
        return switch (table) {
            case TREND ->
                content(
                        table,
                        List.of(Column.<Month>ofFile(
                                "operation.file.month",
                                row -> row.current().month().toString())),
                        columns.trend(),
                        figures.months());
            case INCOME -> parts(table, columns.income(), figures, words);
            case MEMBERS -> parts(table, columns.members(), figures, words);
            case INACTIVE -> parts(table, columns.inactive(), figures, words);
            case PRODUCTS ->
                content(
                        table,
                        List.of(
                                Column.ofFile(
                                        "operation.file.product-code",
                                        row -> row.product().code()),
                                Column.ofFile(
                                        "operation.file.product",
                                        row -> row.product().name()),
                                Column.ofFile(
                                        "operation.file.code",
                                        row -> row.row().subject().code()),
                                Column.ofFile(
                                        "operation.file.name",
                                        row -> name(row.row().subject(), words))),
                        columns.products(),
                        promotions(figures));
            case CUSTOMERS -> throw new IllegalArgumentException("customers are no part of the report's figures");
        };
    }

    private static List<Promotion> promotions(OperationFigures figures) {
        List<Promotion> rows = new ArrayList<>();
        figures.products().forEach(product -> {
            product.parts().forEach(row -> rows.add(new Promotion(product, row)));
            rows.add(new Promotion(product, product.whole()));
        });
        return rows;
    }

    private static ListFiles.Content<Part> parts(
            OperationTable table, List<OperationColumn<Part>> columns, OperationFigures figures, Words words) {
        List<Part> rows = new ArrayList<>(figures.parts());
        rows.add(figures.total());
        return content(
                table,
                List.of(
                        Column.ofFile(
                                "operation.file.code",
                                row -> row.row().subject().code()),
                        Column.ofFile(
                                "operation.file.name", row -> name(row.row().subject(), words))),
                columns,
                rows);
    }

    private static ListFiles.Content<IdleMembers> customers(
            List<IdleMembers> rows, OperationColumns columns, Words words) {
        return content(
                OperationTable.CUSTOMERS,
                List.of(
                        Column.ofFile("operation.file.customer-code", IdleMembers::code),
                        Column.ofFile(
                                "operation.file.customer",
                                row -> row.name() == null ? words.of("customers.handed-over") : row.name()),
                        Column.<IdleMembers>ofFile("operation.file.members", OperationFiles::members)),
                columns.customers(),
                rows);
    }

    private static @Nullable Object members(IdleMembers row) {
        return row.members();
    }

    private static String name(Subject subject, Words words) {
        return Standpoint.nameOf(subject, words.messages(), words.locale());
    }

    private static <R> ListFiles.Content<R> content(
            OperationTable table, List<Column<R>> first, List<OperationColumn<R>> columns, List<R> rows) {
        List<Column<R>> all = new ArrayList<>(first);
        columns.forEach(column -> all.add(column.ofFile()));
        return new ListFiles.Content<>(
                "operation-" + table.code(),
                "operation.table." + table.code(),
                all,
                limit -> rows.size() > limit,
                rows::forEach,
                Map.of());
    }
}
