package org.renewals.scoring.elasticity;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * Income and quantity of one customer, or of many added up, in one month.
 *
 * @param income R, yuan
 * @param quantity Q, in the unit of the {@link IncomeKind.Driver}
 */
public record Turnover(BigDecimal income, BigDecimal quantity) {

    public static final Turnover NONE = new Turnover(BigDecimal.ZERO, BigDecimal.ZERO);

    public Turnover plus(Turnover other) {
        return new Turnover(income.add(other.income), quantity.add(other.quantity));
    }

    /** The exact sum, of which a scope's price is made; prices themselves are never averaged. */
    public static Turnover sum(Collection<Turnover> turnovers) {
        return turnovers.stream().reduce(NONE, Turnover::plus);
    }
}
