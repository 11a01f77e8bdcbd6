package org.renewals.web.list;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerFilter;
import org.renewals.analysis.customer.CustomerList;
import org.renewals.analysis.customer.CustomerListQuery;
import org.renewals.analysis.customer.CustomerSort;
import org.renewals.analysis.evaluation.CustomerProductsQuery;
import org.renewals.analysis.evaluation.Product;
import org.renewals.analysis.evaluation.ProductCatalogue;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.web.view.Link;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;

/** Puts the product matrix together: the customers of the customer list, with the users of each product. */
@Component
class ProductMatrices {

    /** Customers of a file whose products are read at once. */
    private static final int PIECE = 500;

    private final CustomerListQuery customers;
    private final CustomerProductsQuery products;
    private final ProductCatalogue catalogue;

    ProductMatrices(CustomerListQuery customers, CustomerProductsQuery products, ProductCatalogue catalogue) {
        this.customers = customers;
        this.products = products;
        this.catalogue = catalogue;
    }

    /** A customer with its users by product id. */
    record Row(CustomerList.Row customer, Map<Integer, Value> users) {

        @Nullable
        BigDecimal usersOf(Product product) {
            Value value = users.get(product.id());
            return value == null ? null : value.numberOrNull();
        }
    }

    ListPage page(
            AccessScope scope, Standpoint standpoint, CustomerParameters parameters, ColumnChoice choice, Words words) {
        CustomerFilter filter = parameters.filter();
        Paging<CustomerSort> paging = parameters.paging(scope, standpoint.subject());
        CustomerList list = customers.find(
                scope, CustomerLists.request(standpoint, filter, paging), paging.cursor(), paging.size());
        return ListPage.of(
                withProducts(scope, standpoint, list.rows()),
                new ListPage.Extent(
                        list.firstPosition(),
                        list.lastPosition(),
                        list.total(),
                        list.more(),
                        list.previous(),
                        list.next()),
                choice.of(columns(standpoint, words)),
                paging,
                CustomerParameters.ORDER,
                ListLinks.filtered(standpoint.link(ListLinks.PRODUCTS), filter).with("columns", choice.code()),
                format -> ListLinks.filtered(standpoint.link(ListLinks.PRODUCTS + "." + format.extension()), filter)
                        .with("columns", choice.code()),
                !filter.equals(CustomerFilter.NONE),
                words);
    }

    ListFiles.Content<Row> file(
            AccessScope scope, Standpoint standpoint, CustomerParameters parameters, ColumnChoice choice, Words words) {
        CustomerFilter filter = parameters.filter();
        CustomerListQuery.Request request =
                CustomerLists.request(standpoint, filter, parameters.paging(scope, standpoint.subject()));
        return new ListFiles.Content<>(
                "product-matrix",
                "matrix.title",
                choice.of(columns(standpoint, words)),
                limit -> customers.exceeds(scope, request, limit),
                rows -> inPieces(scope, standpoint, request, rows),
                Map.of("filter", ListLinks.filtered(Link.to(""), filter).toString()));
    }

    private void inPieces(
            AccessScope scope, Standpoint standpoint, CustomerListQuery.Request request, Consumer<Row> rows) {
        List<CustomerList.Row> piece = new ArrayList<>();
        customers.forEach(scope, request, row -> {
            piece.add(row);
            if (piece.size() == PIECE) {
                withProducts(scope, standpoint, piece).forEach(rows);
                piece.clear();
            }
        });
        withProducts(scope, standpoint, piece).forEach(rows);
    }

    private List<Row> withProducts(AccessScope scope, Standpoint standpoint, List<CustomerList.Row> rows) {
        Map<Long, Map<Integer, Value>> users = products.users(
                scope, rows.stream().map(CustomerList.Row::customerId).toList(), standpoint.month());
        return rows.stream()
                .map(row -> new Row(row, users.getOrDefault(row.customerId(), Map.of())))
                .toList();
    }

    List<Column<Row>> columns(Standpoint standpoint, Words words) {
        Figures figures = new Figures(words.messages(), words.locale(), Figures.Money.YUAN);
        ListLinks links = new ListLinks(standpoint);
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.<Row>of(
                        "customers.name",
                        row -> name(row.customer(), links, words),
                        row -> nameOf(row.customer(), words))
                .sortedBy(CustomerSort.NAME.code()));
        columns.add(Column.of(
                "customers.code",
                row -> Cell.text(row.customer().code()),
                row -> row.customer().code()));
        columns.add(Column.of(
                "customers.tier",
                row -> Cell.tier(row.customer().tier()),
                row -> row.customer().tier().name()));
        for (Product product : catalogue.all()) {
            columns.add(Column.figure(
                    product.code(),
                    any -> figures.head(Metric.PRODUCT_USERS, product.name()),
                    row -> Cell.number(row.usersOf(product) == null ? "" : figures.decimal(row.usersOf(product), 0)),
                    row -> row.usersOf(product)));
        }
        if (standpoint.subject().is(Subject.Kind.PROVINCE)) {
            columns.add(Column.of(
                    "customers.city",
                    row -> Cell.text(row.customer().city()),
                    row -> row.customer().city()));
        }
        if (!standpoint.subject().is(Subject.Kind.MANAGER)) {
            columns.add(Column.of(
                    "customers.manager",
                    row -> Cell.text(row.customer().manager()),
                    row -> row.customer().manager()));
        }
        return columns;
    }

    private static Cell name(CustomerList.Row row, ListLinks links, Words words) {
        return Cell.name(
                nameOf(row, words),
                row.code() == null ? null : links.customer(row.code()).toString());
    }

    private static String nameOf(CustomerList.Row row, Words words) {
        return row.name() == null ? words.of("customers.handed-over") : row.name();
    }
}
