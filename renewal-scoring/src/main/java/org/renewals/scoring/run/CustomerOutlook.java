package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_LONG;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.renewals.scoring.Rounding;
import org.renewals.scoring.value.LifetimeRules;

/**
 * What the likelihoods of a customer's open contracts mean in money, in fen.
 *
 * @param lifetimeValue what the contracts are still worth (R114), a contract without a cost as if it had none; {@code NO_LONG}
 *     without an open contract
 * @param atRisk contract.md "revenue at risk", of contracts to be acted on within 180 days; {@code NO_LONG} without one
 */
record CustomerOutlook(long lifetimeValue, long atRisk) {

    private static final double FEN = 100;

    /** @param first place of the customer's first contract among the scores; {@code end} is the place after the last */
    static CustomerOutlook of(
            ChunkFacts facts, ContractScores scores, int first, int end, LifetimeRules lifetime, LocalDate lastDay) {
        if (first == end) {
            return new CustomerOutlook(NO_LONG, NO_LONG);
        }
        ContractFacts contracts = facts.contracts;
        int day = Math.toIntExact(lastDay.toEpochDay());
        double worth = 0;
        long atRisk = NO_LONG;
        for (int row = first; row < end; row++) {
            int contract = scores.contracts[row];
            double probability = scores.probability(row);
            long cost = contracts.cost[contract];
            double margin = (contracts.value[contract] - (cost == NO_LONG ? 0 : cost)) / FEN;
            int months = monthsLeft(lastDay, LocalDate.ofEpochDay(contracts.endsOn[contract]));
            worth += margin
                    * (lifetime.monthsUnderContract(months)
                            + lifetime.monthsRenewed(months, probability, contracts.termMonths(contract)));
            if (contracts.actBy[contract] - day <= FactsReader.WINDOW_DAYS) {
                atRisk = (atRisk == NO_LONG ? 0 : atRisk)
                        + ContractScoreWriter.atRisk(probability, contracts.value[contract]);
            }
        }
        return new CustomerOutlook(Rounding.hundredths(worth), atRisk);
    }

    private static int monthsLeft(LocalDate from, LocalDate to) {
        return to.isAfter(from) ? Math.toIntExact(ChronoUnit.MONTHS.between(from, to.plusDays(1))) : 0;
    }
}
