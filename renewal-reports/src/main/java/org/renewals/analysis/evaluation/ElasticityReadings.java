package org.renewals.analysis.evaluation;

import java.math.BigDecimal;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;

/** What the elasticities of one income say of how many customers (requirements 5.4). */
public record ElasticityReadings(long elastic, long inelastic, long outruns, long notApplicable) {

    /** The share of all customers, those without an elasticity included. */
    Value share(Metric metric) {
        long part = switch (metric) {
            case ELASTIC_CUSTOMERS -> elastic;
            case INELASTIC_CUSTOMERS -> inelastic;
            case OUTRUNNING_CUSTOMERS -> outruns;
            case NO_ELASTICITY -> notApplicable;
            default -> throw new IllegalArgumentException(metric.key() + " is no reading of an elasticity");
        };
        return Value.share(
                metric, BigDecimal.valueOf(part), BigDecimal.valueOf(elastic + inelastic + outruns + notApplicable));
    }
}
