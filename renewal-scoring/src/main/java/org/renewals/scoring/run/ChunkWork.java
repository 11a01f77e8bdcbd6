package org.renewals.scoring.run;

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
        try (AssessmentWriter out = AssessmentWriter.open(connection, period, basis.rules())) {
            int row = 0;
            for (int customer = 0; customer < facts.customers; customer++) {
                int first = row;
                while (row < scores.size && scores.customers[row] == customer) {
                    row++;
                }
                out.write(
                        facts,
                        customer,
                        assessments.get(customer),
                        scorer.elasticities(facts, customer),
                        CustomerOutlook.of(
                                facts, scores, first, row, basis.rules().lifetime(), period.lastDay()));
            }
            out.finish();
        }
        ContractScoreWriter.write(connection, period, facts, scores, basis.models());
    }
}
