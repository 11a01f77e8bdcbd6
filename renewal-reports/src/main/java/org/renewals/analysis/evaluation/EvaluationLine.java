package org.renewals.analysis.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.TierMoves;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.ScopeMonth;
import org.renewals.analysis.figure.Value;
import org.renewals.scoring.elasticity.IncomeKind;
import org.renewals.tier.Direction;

/**
 * The facts of one line: a part of the subject or a customer, in the month and the month before. What a function does not
 * show was not read and is empty.
 *
 * @param previous null where the month before was not computed or did not have it
 * @param products use by product, in the month and the month before
 * @param moves tiers left for others in the month
 * @param readings what the elasticities of single customers say, by income
 * @param elasticities of a single customer, as the month's run stored them; of parts they are made from sums
 */
public record EvaluationLine(
        Who who,
        ScopeMonth current,
        @Nullable ScopeMonth previous,
        Map<Product, ProductUse> products,
        Map<Product, ProductUse> productsBefore,
        List<TierMoves.Move> moves,
        Map<IncomeKind, ElasticityReadings> readings,
        Map<IncomeKind, BigDecimal> elasticities) {

    public EvaluationLine {
        products = Map.copyOf(products);
        productsBefore = Map.copyOf(productsBefore);
        moves = List.copyOf(moves);
        readings = Map.copyOf(readings);
        elasticities = Map.copyOf(elasticities);
    }

    static EvaluationLine of(Who who, ScopeMonth current, @Nullable ScopeMonth previous) {
        return new EvaluationLine(who, current, previous, Map.of(), Map.of(), List.of(), Map.of(), Map.of());
    }

    EvaluationLine with(Map<Product, ProductUse> use, Map<Product, ProductUse> before) {
        return new EvaluationLine(who, current, previous, use, before, moves, readings, elasticities);
    }

    EvaluationLine with(List<TierMoves.Move> made) {
        return new EvaluationLine(who, current, previous, products, productsBefore, made, readings, elasticities);
    }

    EvaluationLine with(Map<IncomeKind, ElasticityReadings> said) {
        return new EvaluationLine(who, current, previous, products, productsBefore, moves, said, elasticities);
    }

    EvaluationLine withStored(Map<IncomeKind, BigDecimal> stored) {
        return new EvaluationLine(who, current, previous, products, productsBefore, moves, readings, stored);
    }

    public boolean isCustomer() {
        return who instanceof Who.Customer;
    }

    public Value value(Metric metric) {
        return current.value(metric);
    }

    public Change change(Metric metric) {
        return value(metric).changeFrom(previous == null ? null : previous.value(metric));
    }

    /** Nobody uses what was not delivered: a line without the product has none of it. */
    public Value product(Product product, Metric metric) {
        ProductUse use = products.get(product);
        return use == null ? Value.of(metric, 0) : use.value(metric);
    }

    public Change productChange(Product product, Metric metric) {
        ProductUse before = productsBefore.get(product);
        return product(product, metric).changeFrom(before == null ? null : before.value(metric));
    }

    long moved(Direction direction, TierMoves.Method method) {
        return moves.stream()
                .filter(move -> move.direction() == direction && move.method() == method)
                .mapToLong(TierMoves.Move::customers)
                .sum();
    }

    /** Share of the customers whose tier changed, by whichever method. */
    Value changedShare() {
        long moved = moves.stream().mapToLong(TierMoves.Move::customers).sum();
        return Value.share(Metric.CHANGED_SHARE, BigDecimal.valueOf(moved), BigDecimal.valueOf(current.customers()));
    }

    /** Made from sums; of a customer as stored with the month. */
    Value elasticity(IncomeKind income) {
        return isCustomer()
                ? Value.of(IncomeElasticity.metric(income), elasticities.get(income))
                : IncomeElasticity.between(income, previous, units(productsBefore), current, units(products));
    }

    private static @Nullable BigDecimal units(Map<Product, ProductUse> products) {
        return products.entrySet().stream()
                .filter(one -> one.getKey().informatization())
                .map(one -> one.getValue().units())
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
