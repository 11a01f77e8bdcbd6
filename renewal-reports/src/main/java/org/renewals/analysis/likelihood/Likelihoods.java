package org.renewals.analysis.likelihood;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.renewal.ContractFeature;
import org.renewals.scoring.renewal.NextBand;
import org.renewals.scoring.renewal.RenewalReason;
import org.renewals.scoring.renewal.RenewalReasons;
import org.renewals.scoring.renewal.Steps;
import org.renewals.scoring.risk.ExpertScorecard;
import org.renewals.scoring.risk.RiskRules;
import org.renewals.scoring.risk.RiskScore;
import org.renewals.scoring.run.RuleBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Explains scores of contracts that were read inside the reader's scope. Reasons come from the contributions stored with a
 * score; where the run stored none, because the contract has more than 180 days left, the model that scored it is asked
 * again.
 */
@Component
public class Likelihoods {

    /** Features whose words are ids, and of what. */
    private static final Map<ContractFeature, String> NAMED =
            Map.of(ContractFeature.CITY, "org_unit", ContractFeature.PRODUCT, "product");

    private final JdbcClient jdbc;
    private final LikelihoodModels models;
    private final RuleBook rules = RuleBook.standard();

    Likelihoods(JdbcClient jdbc, LikelihoodModels models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /**
     * @param month at whose end the contracts were scored
     * @param scores null for a contract without one
     * @param told which reasons the reader may know; of the others only the sum is told
     * @return one for each score, in their order; null where there is none
     */
    public List<@Nullable Likelihood> explain(
            YearMonth month, List<@Nullable ScoredContract> scores, Predicate<RenewalReason> told) {
        Reading reading = new Reading(month, told, versions(scores));
        reading.findNames(scores);
        List<@Nullable Likelihood> likelihoods = new ArrayList<>();
        for (ScoredContract score : scores) {
            likelihoods.add(score == null ? null : reading.explain(score));
        }
        return likelihoods;
    }

    private Map<Integer, LikelihoodModels.Version> versions(List<@Nullable ScoredContract> scores) {
        Map<Integer, LikelihoodModels.Version> versions = new HashMap<>();
        for (ScoredContract score : scores) {
            if (score != null && score.model != null) {
                versions.computeIfAbsent(score.model, models::version);
            }
        }
        return versions;
    }

    /** Explains the scores of one month to one reader. */
    private final class Reading {

        private final YearMonth month;
        private final Predicate<RenewalReason> told;
        private final Map<Integer, LikelihoodModels.Version> versions;
        private final Map<ContractFeature, Map<String, String>> names = new EnumMap<>(ContractFeature.class);

        Reading(YearMonth month, Predicate<RenewalReason> told, Map<Integer, LikelihoodModels.Version> versions) {
            this.month = month;
            this.told = told;
            this.versions = versions;
        }

        /** Finds the names of all ids at once. Names of places and products are no secret. */
        void findNames(List<@Nullable ScoredContract> scores) {
            NAMED.forEach((feature, table) -> {
                Set<Integer> ids = new HashSet<>();
                for (ScoredContract score : scores) {
                    LikelihoodModels.Version version = score == null ? null : versions.get(score.model);
                    String word = score == null || version == null ? null : version.word(feature, score.features);
                    if (word != null) {
                        ids.add(Integer.valueOf(word));
                    }
                }
                Map<String, String> found = new HashMap<>();
                if (!ids.isEmpty()) {
                    jdbc.sql("select id, name from " + table + " where id = any(:ids)")
                            .param("ids", ids.toArray(Integer[]::new))
                            .query(row -> {
                                found.put(row.getString("id"), row.getString("name"));
                            });
                }
                names.put(feature, found);
            });
        }

        Likelihood explain(ScoredContract score) {
            LikelihoodModels.Version version = versions.get(score.model);
            return version == null ? byScorecard(score) : byModel(score, version);
        }

        private Likelihood byModel(ScoredContract score, LikelihoodModels.Version version) {
            List<ContractFeature> order = version.order();
            double[] contributions = score.contributions;
            if (contributions == null) {
                contributions = new double[order.size()];
                version.model().contributions(score.features, contributions);
            }
            RenewalReasons reasons = RenewalReasons.of(
                    order,
                    score.features,
                    contributions,
                    score.logOdds - Arrays.stream(contributions).sum(),
                    (feature, level) -> name(feature, version.word(feature, level)));
            return likelihood(
                    score,
                    new Likelihood.Model(version.id(), version.name()),
                    reasons,
                    () -> NextBand.of(
                            score.features, Steps.ofContract(order, score.features), version.model()::logOdds));
        }

        private @Nullable String name(ContractFeature feature, @Nullable String word) {
            return word == null ? null : names.getOrDefault(feature, Map.of()).getOrDefault(word, word);
        }

        private Likelihood byScorecard(ScoredContract score) {
            RiskRules risk = rules.effectiveIn(month).orElseThrow().risk();
            RiskScore scored = risk.score(Steps.inputs(score.features));
            double[] contributions = score.contributions == null
                    ? ExpertScorecard.STANDARD.contributionsByRule(scored)
                    : score.contributions;
            double base = score.logOdds - Arrays.stream(contributions).sum();
            RenewalReasons reasons = RenewalReasons.ofScorecard(risk, scored.inputs(), contributions, base);
            double perPoint = scored.points() == 0 ? 0 : (score.logOdds - base) / scored.points();
            return likelihood(
                    score,
                    null,
                    reasons,
                    () -> NextBand.of(
                            score.features,
                            Steps.ofScorecard(risk, score.features),
                            inputs -> base
                                    + perPoint
                                            * risk.score(Steps.inputs(inputs)).points()));
        }

        private Likelihood likelihood(
                ScoredContract score,
                Likelihood.@Nullable Model model,
                RenewalReasons all,
                Supplier<Optional<NextBand>> next) {
            List<RenewalReason> known = all.reasons().stream().filter(told).toList();
            int untold = all.reasons().size() - known.size();
            return new Likelihood(
                    score.probability,
                    score.monthlyValue,
                    score.revenueAtRisk,
                    model,
                    all.base(),
                    known,
                    untold,
                    all.reasons().stream()
                            .filter(told.negate())
                            .mapToDouble(RenewalReason::contribution)
                            .sum(),
                    untold == 0 ? next.get().orElse(null) : null);
        }
    }
}
