package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_INT;
import static org.renewals.scoring.run.CustomerFigures.RECENT;
import static org.renewals.scoring.run.CustomerFigures.hundredths;
import static org.renewals.scoring.run.CustomerFigures.mean;
import static org.renewals.scoring.run.CustomerFigures.number;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.renewals.scoring.run.CustomerFigures.Series;
import org.renewals.scoring.tier.ValueInputs;
import org.renewals.scoring.tier.ValueRules;
import org.renewals.scoring.tier.ValueScore;
import org.renewals.tier.Tier;

/** Makes the inputs of the value score out of a chunk's facts (requirements 5.1). Without state, so threads may share one. */
final class ValueFigures {

    private static final double PERCENT = 100;

    private final ValueRules rules;
    private final Deliveries deliveries;
    private final LocalDate lastDay;

    ValueFigures(ValueRules rules, Deliveries deliveries, LocalDate lastDay) {
        this.rules = rules;
        this.deliveries = deliveries;
        this.lastDay = lastDay;
    }

    ValueScore score(ChunkFacts facts, int customer) {
        return rules.score(ValueInputs.of(
                mean(facts, customer, Series.PERSONAL_BILLS, 0, RECENT),
                mean(facts, customer, Series.INFORMATIZATION, 0, RECENT),
                mean(facts, customer, Series.GROUP_PAID, 0, RECENT),
                number(facts.employees[customer]),
                PERCENT * CustomerFigures.penetration(facts, customer),
                meanProducts(facts, customer),
                number(facts.infoLevels[customer]),
                monthsSigned(facts.signedOn[customer]),
                PERCENT * CustomerFigures.churn(facts, customer),
                hundredths(facts.socialInfluence[customer]),
                hundredths(facts.economicRank[customer])));
    }

    /** What the month's figures alone say. */
    Tier tier(ChunkFacts facts, int customer, ValueScore score) {
        return rules.tierOf(score, CustomerFigures.variation(facts, customer));
    }

    private double meanProducts(ChunkFacts facts, int customer) {
        int products = 0;
        int months = 0;
        for (int month = 0; month < RECENT; month++) {
            if (deliveries.products().get(month)) {
                products += facts.months.get(month).products[customer];
                months++;
            }
        }
        return months == 0 ? ValueInputs.MISSING : (double) products / months;
    }

    /** Whole months since the customer signed; NaN where not known. */
    double monthsSigned(int signedOn) {
        if (signedOn == NO_INT) {
            return ValueInputs.MISSING;
        }
        return ChronoUnit.MONTHS.between(LocalDate.ofEpochDay(signedOn), lastDay.plusDays(1));
    }
}
