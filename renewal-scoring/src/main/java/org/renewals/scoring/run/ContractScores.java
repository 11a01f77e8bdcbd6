package org.renewals.scoring.run;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.likelihood.LikelihoodModel;
import org.renewals.scoring.likelihood.StagedModel;
import org.renewals.scoring.risk.ExpertScorecard;

/**
 * How likely the open contracts of a chunk are to be renewed, in order of customer and contract: by the model in use or, as
 * long as there is none, by the expert scorecard over the customer's risk points.
 */
final class ContractScores {

    final int size;
    /** Places in {@link ChunkFacts} and {@link ContractFacts}. */
    final int[] customers;

    final int[] contracts;
    final double[] logOdds;
    /** What the word of a waiting challenger is; null without one. */
    final double @Nullable [] challenger;

    private final float[][] vectors;
    private final ModelsInUse models;
    private final List<Assessment> assessments;
    private final double[] contributions;

    private ContractScores(
            int[] customers,
            int[] contracts,
            float[][] vectors,
            double[] logOdds,
            double @Nullable [] challenger,
            ModelsInUse models,
            List<Assessment> assessments) {
        this.size = contracts.length;
        this.customers = customers;
        this.contracts = contracts;
        this.vectors = vectors;
        this.logOdds = logOdds;
        this.challenger = challenger;
        this.models = models;
        this.assessments = assessments;
        this.contributions = new double[ContractVectors.vector().length];
    }

    /** @param assessments of the chunk's customers in their order */
    static ContractScores of(
            ChunkFacts facts,
            List<Assessment> assessments,
            Deliveries deliveries,
            LocalDate lastDay,
            ModelsInUse models) {
        int day = Math.toIntExact(lastDay.toEpochDay());
        ContractFacts all = facts.contracts;
        int[] customers = new int[all.size()];
        int[] contracts = new int[all.size()];
        int size = 0;
        for (int customer = 0; customer < facts.customers; customer++) {
            for (int contract = all.first(customer); contract < all.end(customer); contract++) {
                if (all.isOpen(contract, day)) {
                    customers[size] = customer;
                    contracts[size++] = contract;
                }
            }
        }
        customers = Arrays.copyOf(customers, size);
        contracts = Arrays.copyOf(contracts, size);
        double[] logOdds = new double[size];
        StagedModel champion = models.champion();
        if (champion == null) {
            for (int i = 0; i < size; i++) {
                logOdds[i] = ExpertScorecard.STANDARD.logOdds(
                        assessments.get(customers[i]).risk().points());
            }
        }
        double[] challenged = null;
        float[][] vectors = new float[0][];
        StagedModel challenger = models.challenger();
        if (champion != null || challenger != null) {
            vectors = vectors(facts, assessments, new ContractVectors(deliveries, lastDay), customers, contracts);
            if (challenger != null) {
                challenged = new double[size];
                code(facts, models.challengerCodes(), customers, contracts, vectors);
                challenger.logOdds(vectors, challenged);
            }
            if (champion != null) {
                code(facts, models.championCodes(), customers, contracts, vectors);
                champion.logOdds(vectors, logOdds);
            }
        }
        return new ContractScores(customers, contracts, vectors, logOdds, challenged, models, assessments);
    }

    private static float[][] vectors(
            ChunkFacts facts,
            List<Assessment> assessments,
            ContractVectors features,
            int[] customers,
            int[] contracts) {
        float[][] vectors = new float[contracts.length][];
        float[] shared = ContractVectors.vector();
        int sharedBy = -1;
        for (int i = 0; i < contracts.length; i++) {
            if (customers[i] != sharedBy) {
                sharedBy = customers[i];
                Assessment assessment = assessments.get(sharedBy);
                features.fillCustomer(facts, sharedBy, assessment.value(), assessment.raw(), shared);
            }
            vectors[i] = shared.clone();
            features.fillContract(facts, customers[i], contracts[i], vectors[i]);
        }
        return vectors;
    }

    private static void code(
            ChunkFacts facts, @Nullable FeatureCodes codes, int[] customers, int[] contracts, float[][] vectors) {
        if (codes == null) {
            throw new IllegalStateException("A model without its words");
        }
        for (int i = 0; i < contracts.length; i++) {
            codes.fill(
                    facts.industries[customers[i]],
                    facts.cityIds[customers[i]],
                    facts.contracts.products[contracts[i]],
                    vectors[i]);
        }
    }

    double probability(int row) {
        return LikelihoodModel.probability(logOdds[row]);
    }

    /** What the score was made of: the model's features or, of the scorecard, the risk inputs. */
    float[] inputs(int row) {
        if (models.champion() != null) {
            return vectors[row];
        }
        double[] values = assessments.get(customers[row]).risk().inputs().values();
        float[] inputs = new float[values.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) values[i];
        }
        return inputs;
    }

    /** What each input added to the log-odds; the array is reused by the next call. */
    double[] contributions(int row) {
        StagedModel champion = models.champion();
        if (champion == null) {
            return ExpertScorecard.STANDARD.contributionsByRule(
                    assessments.get(customers[row]).risk());
        }
        champion.contributions(vectors[row], contributions);
        return contributions;
    }
}
