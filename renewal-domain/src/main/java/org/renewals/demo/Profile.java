package org.renewals.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.renewals.demo.Province.City;
import org.renewals.demo.Vocabulary.Industry;

/**
 * What does not change about a customer.
 *
 * @param index number of the customer, from 0
 * @param infoLevel level of informatization, 1 to 5
 * @param social influence on society, 0 to 100
 * @param economic percentile of income and taxes, 0 to 100
 * @param signedOn first agreement; null for a prospect
 * @param memberless buys lines and cards only and has no members
 * @param partner the customer it merges with, or -1
 * @param mergerMonth the simulated month of the merger, or -1; the customer with the smaller number stays
 */
record Profile(
        int index,
        City city,
        int manager,
        Industry industry,
        String code,
        String name,
        String nature,
        int employees,
        int infoLevel,
        int social,
        int economic,
        @Nullable LocalDate signedOn,
        boolean memberless,
        int partner,
        int mergerMonth) {

    boolean merges() {
        return partner >= 0;
    }

    boolean staysAfterMerger() {
        return index < partner;
    }
}
