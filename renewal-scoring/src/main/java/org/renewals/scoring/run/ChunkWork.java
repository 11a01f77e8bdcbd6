package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_LONG;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** From the facts of a chunk to its assessments and scores. Threads may share one. */
final class ChunkWork {

    private final RunPeriod period;
    private final Deliveries deliveries;
    private final Basis basis;
    private final FactsReader reader;
    private final ChunkScorer scorer;

    ChunkWork(RunPeriod period, Deliveries deliveries, Basis basis) {
        this.period = period;
        this.deliveries = deliveries;
        this.basis = basis;
        this.reader = new FactsReader(period, deliveries);
        this.scorer = new ChunkScorer(basis.rules(), basis.thresholds(), deliveries, period.lastDay());
    }

    /** Reads the chunk, scores it and writes what came of it, in the connection's transaction. */
    void score(Connection connection, RunChunk chunk) throws SQLException {
        ChunkFacts facts = reader.read(connection, chunk);
        List<Assessment> assessments = new ArrayList<>(facts.customers);
        for (int customer = 0; customer < facts.customers; customer++) {
            assessments.add(scorer.assess(facts, customer));
        }
        ContractScores scores = ContractScores.of(facts, assessments, deliveries, period.lastDay(), basis.models());
        long[] atRisk = atRisk(facts, scores);
        try (AssessmentWriter out = AssessmentWriter.open(connection, period, basis.rules())) {
            for (int customer = 0; customer < facts.customers; customer++) {
                out.write(facts, customer, assessments.get(customer), atRisk[customer]);
            }
            out.finish();
        }
        ContractScoreWriter.write(connection, period, facts, scores, basis.models());
    }

    /** Of the contracts to be acted on within the window, by customer; {@code NO_LONG} without one. */
    private long[] atRisk(ChunkFacts facts, ContractScores scores) {
        long[] atRisk = MonthFacts.longs(facts.customers);
        int lastDay = Math.toIntExact(period.lastDay().toEpochDay());
        for (int row = 0; row < scores.size; row++) {
            int contract = scores.contracts[row];
            if (facts.contracts.actBy[contract] - lastDay <= FactsReader.WINDOW_DAYS) {
                int customer = scores.customers[row];
                long sum = atRisk[customer] == NO_LONG ? 0 : atRisk[customer];
                atRisk[customer] =
                        sum + ContractScoreWriter.atRisk(scores.probability(row), facts.contracts.value[contract]);
            }
        }
        return atRisk;
    }
}
