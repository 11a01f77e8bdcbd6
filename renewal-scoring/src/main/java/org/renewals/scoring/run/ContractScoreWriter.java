package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_INT;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.renewals.database.CopyWriter;
import org.renewals.scoring.likelihood.LikelihoodModel;

/** Writes the scores of a chunk's open contracts into the table a run fills before it is published. */
final class ContractScoreWriter {

    private static final int COLUMNS = 15;

    private static final String COPY = "copy contract_score_next (month, contract_id, customer_id, city_id, manager_id,"
            + " act_in_days, monthly_value, model_id, log_odds, probability, revenue_at_risk, challenger_id,"
            + " challenger_probability, features, contributions) from stdin (format binary)";

    private static final double MONTHS_OF_YEAR = 12;

    private ContractScoreWriter() {}

    static void write(
            Connection connection, RunPeriod period, ChunkFacts facts, ContractScores scores, ModelsInUse models)
            throws SQLException {
        int month = Math.toIntExact(period.firstDay().toEpochDay());
        int lastDay = Math.toIntExact(period.lastDay().toEpochDay());
        int model = id(models.championId());
        int challenger = id(models.challengerId());
        ContractFacts contracts = facts.contracts;
        try (CopyWriter out = CopyWriter.open(connection, COPY)) {
            for (int row = 0; row < scores.size; row++) {
                int customer = scores.customers[row];
                int contract = scores.contracts[row];
                double probability = scores.probability(row);
                int actInDays = contracts.actBy[contract] - lastDay;
                out.row(COLUMNS);
                out.writeDate(month);
                out.writeLong(contracts.ids[contract]);
                out.writeLong(facts.ids[customer]);
                out.writeInt(facts.cityIds[customer]);
                out.writeInt(facts.managerIds[customer]);
                out.writeInt(actInDays);
                out.writeHundredths(contracts.value[contract]);
                out.writeInt(model);
                out.writeDouble(scores.logOdds[row]);
                out.writeDouble(probability);
                out.writeHundredths(atRisk(probability, contracts.value[contract]));
                if (scores.challenger == null) {
                    out.writeInt(NO_INT);
                    out.writeNull();
                } else {
                    out.writeInt(challenger);
                    out.writeDouble(LikelihoodModel.probability(scores.challenger[row]));
                }
                out.writeReals(scores.inputs(row));
                if (actInDays <= FactsReader.WINDOW_DAYS) {
                    out.writeDoubles(scores.contributions(row));
                } else {
                    out.writeNull();
                }
            }
            out.finish();
        }
    }

    /** (1 − p) × d × 12 in fen, half up (contract.md "revenue at risk"). */
    static long atRisk(double probability, long fen) {
        return BigDecimal.valueOf((1 - probability) * MONTHS_OF_YEAR)
                .multiply(BigDecimal.valueOf(fen))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static int id(@Nullable Integer id) {
        return id == null ? NO_INT : id;
    }
}
