package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_INT;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.contract.Contract;
import org.renewals.database.ScopedWork;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.training.TrainingRows;
import org.renewals.scoring.renewal.ContractFeature;
import org.renewals.scoring.tier.ValueRules;
import org.renewals.scoring.tier.ValueScore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads what a model is trained on: closed contracts as they were known at the end of the last month before their decision and
 * 180, 90 and 30 days before they had to be acted on, as far as they were still open then. Facts come through the same readers
 * as those of the monthly run, each month seen from its own end, so that nothing later than a row's month enters it but its
 * outcome.
 *
 * <p>Rows ahead of the decision count only when their contract would be closed whatever became of it: those decided early are
 * others than those decided late, and would stand for all of them.
 */
final class TrainingFacts {

    /** Days before the day to act by, at which contracts are looked at. */
    private static final List<Integer> STAGES = List.of(180, 90, 30);

    /** Months that are looked back at most: older contracts were another market. */
    private static final int MOST_MONTHS = 36;

    /** Customers a model is trained on at most; beyond it every so many blocks of customers are read. */
    private static final long MOST_CUSTOMERS = 15_000;

    private static final int BLOCK = 1_000;

    private static final int MONTHS_OF_YEAR = 12;

    private final ScopedWork work;
    private final ZoneId zone;
    private final ValueRules values;

    TrainingFacts(ScopedWork work, ZoneId zone, ValueRules values) {
        this.work = work;
        this.zone = zone;
        this.values = values;
    }

    /**
     * @param rows with times, in order of month and customer
     * @param contracts different ones among them
     * @param renewed how many of these were renewed
     * @param from first month looked at; null without rows
     */
    record Reading(
            TrainingRows rows,
            int contracts,
            int renewed,
            @Nullable YearMonth from) {}

    /** Closed contracts that are known by the end of a month, renewed and lost: what decides whether a model can be trained. */
    record Closed(long renewed, long lost) {

        long contracts() {
            return renewed + lost;
        }
    }

    /** Neighbouring customers by id. */
    private record Block(long from, long to) {}

    private static final class Collected {
        final List<float[]> vectors = new ArrayList<>();
        final List<Boolean> labels = new ArrayList<>();
        final List<Long> customers = new ArrayList<>();
        final List<Integer> observed = new ArrayList<>();
        final List<Integer> decided = new ArrayList<>();
        final List<String> industries = new ArrayList<>();
        final List<Integer> cities = new ArrayList<>();
        final List<Integer> products = new ArrayList<>();
        final Map<Long, Boolean> contracts = new HashMap<>();
    }

    Closed closed(YearMonth knownUntil) {
        LocalDate until = knownUntil.atEndOfMonth();
        return work.call(
                AccessScope.system(),
                connection -> jdbc(connection)
                        .sql("""
                        select count(*) filter (where outcome = 'renewed' and coalesce(decided_on, ends_on) <= :until),
                            count(*) filter (where outcome = 'lost' and coalesce(decided_on, ends_on) <= :until
                                or (outcome = 'open' or coalesce(decided_on, ends_on) > :until) and ends_on + :lost <= :until)
                        from contract""")
                        .param("until", until)
                        .param("lost", Contract.LOST_AFTER_DAYS)
                        .query((row, number) -> new Closed(row.getLong(1), row.getLong(2)))
                        .single());
    }

    /**
     * Reads the rows known by the end of a month.
     *
     * @param progress told the months read, in %
     */
    Reading read(YearMonth knownUntil, IntConsumer progress) {
        List<YearMonth> months = months(knownUntil);
        List<Block> blocks = blocks();
        Collected collected = new Collected();
        int read = 0;
        for (YearMonth month : months) {
            for (Block block : blocks) {
                work.run(AccessScope.system(), connection -> collect(connection, month, block, knownUntil, collected));
            }
            progress.accept(100 * ++read / months.size());
        }
        return reading(collected);
    }

    /** Months with facts, oldest first. */
    private List<YearMonth> months(YearMonth knownUntil) {
        return work.call(
                AccessScope.system(),
                connection -> jdbc(connection)
                        .sql("""
                        select month from account_month m where month < :until and month >= :from
                        and exists (select from customer_month f where f.month = m.month) order by month""")
                        .param("until", knownUntil.atDay(1))
                        .param("from", knownUntil.minusMonths(MOST_MONTHS).atDay(1))
                        .query(LocalDate.class)
                        .list()
                        .stream()
                        .map(YearMonth::from)
                        .toList());
    }

    private List<Block> blocks() {
        return work.call(AccessScope.system(), connection -> {
            long customers = jdbc(connection)
                    .sql("select count(*) from customer")
                    .query(Long.class)
                    .single();
            long every = Math.max(1, (customers + MOST_CUSTOMERS - 1) / MOST_CUSTOMERS);
            return jdbc(connection)
                    .sql("""
                            select min(id), max(id) from (
                                select id, (row_number() over (order by id) - 1) / :block as block from customer) numbered
                            where block % :every = 0 group by block order by block""")
                    .param("block", BLOCK)
                    .param("every", every)
                    .query((row, number) -> new Block(row.getLong(1), row.getLong(2)))
                    .list();
        });
    }

    private void collect(Connection connection, YearMonth month, Block block, YearMonth knownUntil, Collected into)
            throws SQLException {
        RunPeriod period = new RunPeriod(month, zone);
        int customers = jdbc(connection)
                .sql("select count(*) from customer_month where month = ? and customer_id between ? and ?")
                .params(period.firstDay(), block.from(), block.to())
                .query(Integer.class)
                .single();
        if (customers == 0) {
            return;
        }
        Deliveries deliveries = Deliveries.until(period, connection);
        ChunkFacts facts = new FactsReader(period, deliveries)
                .read(connection, new RunChunk(0, block.from(), block.to(), customers));
        ValueFigures figures = new ValueFigures(values, deliveries, period.lastDay());
        ContractVectors vectors = new ContractVectors(deliveries, period.lastDay());
        int known = Math.toIntExact(knownUntil.atEndOfMonth().toEpochDay());
        float[] shared = ContractVectors.vector();
        for (int customer = 0; customer < facts.customers; customer++) {
            boolean filled = false;
            for (int contract = facts.contracts.first(customer); contract < facts.contracts.end(customer); contract++) {
                int knownOn = knownOn(facts.contracts, contract, month);
                if (knownOn > known) {
                    continue;
                }
                if (!filled) {
                    ValueScore score = figures.score(facts, customer);
                    vectors.fillCustomer(facts, customer, score, figures.tier(facts, customer, score), shared);
                    filled = true;
                }
                float[] vector = shared.clone();
                vectors.fillContract(facts, customer, contract, vector);
                add(facts, customer, contract, month, knownOn, vector, into);
            }
        }
    }

    /** The day from which the outcome may be told; no day at all where the contract is not looked at in this month. */
    private static int knownOn(ContractFacts contracts, int contract, YearMonth month) {
        if (!contracts.isOpen(contract, Math.toIntExact(month.atEndOfMonth().toEpochDay()))) {
            return Integer.MAX_VALUE;
        }
        int closedOn = contracts.closedOn(contract);
        if (month.equals(YearMonth.from(LocalDate.ofEpochDay(closedOn)).minusMonths(1))) {
            return closedOn;
        }
        for (int stage : STAGES) {
            if (month.equals(lastMonthBefore(contracts.actBy[contract] - stage))) {
                return Math.max(closedOn, contracts.endsOn[contract] + Contract.LOST_AFTER_DAYS);
            }
        }
        return Integer.MAX_VALUE;
    }

    /** The last month that has ended on this day. */
    private static YearMonth lastMonthBefore(int day) {
        return YearMonth.from(LocalDate.ofEpochDay(day + 1L)).minusMonths(1);
    }

    private static void add(
            ChunkFacts facts,
            int customer,
            int contract,
            YearMonth month,
            int knownOn,
            float[] vector,
            Collected into) {
        boolean renewed = facts.contracts.isRenewed(contract, knownOn);
        into.vectors.add(vector);
        into.labels.add(renewed);
        into.customers.add(facts.ids[customer]);
        into.observed.add(index(month));
        into.decided.add(index(YearMonth.from(LocalDate.ofEpochDay(knownOn))));
        into.industries.add(facts.industries[customer] == null ? "" : facts.industries[customer]);
        into.cities.add(facts.cityIds[customer]);
        into.products.add(facts.contracts.products[contract]);
        into.contracts.put(facts.contracts.ids[contract], renewed);
    }

    private static Reading reading(Collected collected) {
        Set<String> industries = new TreeSet<>(collected.industries);
        industries.remove("");
        Set<Integer> products = new TreeSet<>(collected.products);
        products.remove(NO_INT);
        List<Feature> features = features(industries, new TreeSet<>(collected.cities), products);
        FeatureCodes codes = new FeatureCodes(features);
        float[][] rows = collected.vectors.toArray(new float[0][]);
        boolean[] labels = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            String industry = collected.industries.get(i);
            codes.fill(
                    industry.isEmpty() ? null : industry, collected.cities.get(i), collected.products.get(i), rows[i]);
            labels[i] = collected.labels.get(i);
        }
        TrainingRows training = TrainingRows.of(
                        features,
                        rows,
                        labels,
                        collected.customers.stream().mapToLong(Long::longValue).toArray())
                .withTimes(ints(collected.observed), ints(collected.decided));
        int renewed = (int) collected.contracts.values().stream()
                .filter(Boolean::booleanValue)
                .count();
        YearMonth from = collected.observed.stream()
                .min(Integer::compare)
                .map(first -> YearMonth.of(first / MONTHS_OF_YEAR, first % MONTHS_OF_YEAR + 1))
                .orElse(null);
        return new Reading(training, collected.contracts.size(), renewed, from);
    }

    /** The features of a model, in the order of {@link ContractFeature}, with the words found in its rows. */
    private static List<Feature> features(Set<String> industries, Set<Integer> cities, Set<Integer> products) {
        List<Feature> features = new ArrayList<>();
        for (ContractFeature feature : ContractFeature.values()) {
            features.add(
                    switch (feature) {
                        case INDUSTRY -> categorical(feature, new ArrayList<>(industries));
                        case CITY ->
                            categorical(
                                    feature,
                                    cities.stream().map(String::valueOf).toList());
                        case PRODUCT ->
                            categorical(
                                    feature,
                                    products.stream().map(String::valueOf).toList());
                        default -> Feature.numeric(feature.code());
                    });
        }
        return features;
    }

    /** A feature of which no word is known is missing in every row, and a number like any other. */
    private static Feature categorical(ContractFeature feature, List<String> levels) {
        return levels.isEmpty() ? Feature.numeric(feature.code()) : Feature.categorical(feature.code(), levels);
    }

    static int index(YearMonth month) {
        return month.getYear() * MONTHS_OF_YEAR + month.getMonthValue() - 1;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
