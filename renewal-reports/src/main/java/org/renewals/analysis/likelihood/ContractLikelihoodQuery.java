package org.renewals.analysis.likelihood;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.scoring.renewal.RenewalReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the likelihoods of a customer's contracts (R158). */
@Component
@Transactional(readOnly = true)
public class ContractLikelihoodQuery {

    private static final int MONTHS = 12;

    private static final int MOST_CONTRACTS = 100;

    private final JdbcClient jdbc;
    private final Likelihoods likelihoods;

    ContractLikelihoodQuery(JdbcClient jdbc, Likelihoods likelihoods) {
        this.jdbc = jdbc;
        this.likelihoods = likelihoods;
    }

    /**
     * Those scored at the month's end, the nearest to act on first. The customer decides who may see them: its months may have
     * belonged to somebody else.
     *
     * @param told which reasons the reader may know
     */
    public List<ContractLikelihood> ofCustomer(
            AccessScope scope, long customerId, YearMonth month, Predicate<RenewalReason> told) {
        List<Read> read = jdbc.sql("select s.contract_id, k.number, " + ScoredContract.COLUMNS
                        + " from contract_score s join contract k on k.id = s.contract_id"
                        + " join customer c on c.id = s.customer_id"
                        + " where s.month = :month and k.customer_id = :customer and s.customer_id = :customer and "
                        + scope.predicate("c") + " order by s.act_in_days, k.number limit :most")
                .param("month", month.atDay(1))
                .param("customer", customerId)
                .param("most", MOST_CONTRACTS)
                .params(scope.parameters())
                .query((row, number) ->
                        new Read(row.getLong("contract_id"), row.getString("number"), ScoredContract.of(row)))
                .list();
        List<@Nullable Likelihood> explained =
                likelihoods.explain(month, read.stream().map(Read::score).collect(Collectors.toList()), told);
        Map<Long, List<ContractLikelihood.Point>> histories =
                histories(read.stream().map(Read::id).toList(), month);
        List<ContractLikelihood> found = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            Likelihood likelihood = explained.get(i);
            if (likelihood != null) {
                found.add(new ContractLikelihood(
                        read.get(i).number(),
                        likelihood,
                        histories.getOrDefault(read.get(i).id(), List.of())));
            }
        }
        return found;
    }

    private Map<Long, List<ContractLikelihood.Point>> histories(List<Long> contracts, YearMonth month) {
        record Said(long contract, ContractLikelihood.Point point) {}
        if (contracts.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select s.contract_id, s.month, s.probability from contract_score s"
                        + " where s.contract_id in (:contracts) and s.month between :from and :to")
                .param("contracts", contracts)
                .param("from", month.minusMonths(MONTHS - 1L).atDay(1))
                .param("to", month.atDay(1))
                .query((row, number) -> new Said(
                        row.getLong("contract_id"),
                        new ContractLikelihood.Point(
                                YearMonth.from(row.getObject("month", LocalDate.class)),
                                Value.of(Metric.LIKELIHOOD, BigDecimal.valueOf(row.getDouble("probability"))))))
                .list()
                .stream()
                .sorted(Comparator.comparing(said -> said.point().month()))
                .collect(Collectors.groupingBy(Said::contract, Collectors.mapping(Said::point, Collectors.toList())));
    }

    private record Read(long id, String number, @Nullable ScoredContract score) {}
}
