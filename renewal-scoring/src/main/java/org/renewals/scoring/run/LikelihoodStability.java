package org.renewals.scoring.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.renewals.database.CopyReader;
import org.renewals.scoring.quality.PopulationStability;
import org.renewals.scoring.renewal.ContractFeature;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes how far the likelihoods, and what they look at, have moved since the same month a year before; where that was not
 * scored, since the first month after it that was. A year, because contracts fall due by season. Months scored by a model are
 * held against months scored by a model, and so are those of the scorecard: their scales are not the same. Features are compared
 * where the two months were scored by models that look at the same ones; words, where by the same model.
 */
final class LikelihoodStability {

    /** With fewer contracts in either month, chance alone looks like a shift. */
    static final int ENOUGH = 500;

    private static final int MOST_CONTRACTS = 100_000;

    private static final Set<String> WORDS = Arrays.stream(ContractFeature.values())
            .filter(ContractFeature::isCategorical)
            .map(ContractFeature::code)
            .collect(Collectors.toSet());

    private LikelihoodStability() {}

    /** Some contracts of a scored month, evenly taken by their id. */
    private static final class Sample {

        /** Null: the expert scorecard, whose inputs are not compared. */
        private final @Nullable Integer modelId;
        /** Of the features, a column each. */
        private final List<String> names;

        private final int[] cities;
        private final double[] probabilities;
        private final List<double[]> features;

        Sample(
                @Nullable Integer modelId,
                List<String> names,
                int[] cities,
                double[] probabilities,
                List<double[]> features) {
            this.modelId = modelId;
            this.names = names;
            this.cities = cities;
            this.probabilities = probabilities;
            this.features = features;
        }

        double[] feature(int column) {
            return features.stream().mapToDouble(row -> row[column]).toArray();
        }

        Map<Integer, double[]> probabilitiesByCity() {
            Map<Integer, DoubleStream.Builder> byCity = new TreeMap<>();
            for (int row = 0; row < cities.length; row++) {
                byCity.computeIfAbsent(cities[row], city -> DoubleStream.builder())
                        .add(probabilities[row]);
            }
            Map<Integer, double[]> arrays = new TreeMap<>();
            byCity.forEach((city, values) -> arrays.put(city, values.build().toArray()));
            return arrays;
        }
    }

    /** Writes rows of one month. */
    private record Shifts(JdbcClient jdbc, LocalDate month, LocalDate reference) {

        void add(String kind, int id, @Nullable Integer cityId, String feature, double[] then, double[] now) {
            if (then.length < ENOUGH || now.length < ENOUGH) {
                return;
            }
            double index = WORDS.contains(feature)
                    ? PopulationStability.ofCodes(then, now)
                    : PopulationStability.ofNumbers(then, now);
            jdbc.sql(
                            "insert into likelihood_stability (month, scope_kind, scope_id, city_id, feature, reference, contracts,"
                                    + " reference_contracts, psi) values (:month, :kind, :id, :city, :feature, :reference, :now,"
                                    + " :then, :psi)")
                    .param("month", month)
                    .param("kind", kind)
                    .param("id", id)
                    .param("city", cityId)
                    .param("feature", feature)
                    .param("reference", reference)
                    .param("now", now.length)
                    .param("then", then.length)
                    .param("psi", index)
                    .update();
        }
    }

    /** Needs the finished {@code contract_score_next}. */
    static void write(Connection connection, RunPeriod period) throws SQLException {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("delete from likelihood_stability where month = ?")
                .param(period.firstDay())
                .update();
        Optional<LocalDate> reference = reference(jdbc, period);
        if (reference.isEmpty()) {
            return;
        }
        Sample now = sample(connection, jdbc, "contract_score_next");
        Sample then =
                sample(connection, jdbc, "(select * from contract_score where month = '" + reference.get() + "') c");
        Shifts shifts = new Shifts(jdbc, period.firstDay(), reference.get());
        int province = jdbc.sql("select min(id) from org_unit where kind = 'province'")
                .query(Integer.class)
                .single();
        shifts.add("province", province, null, "score", then.probabilities, now.probabilities);
        Map<Integer, double[]> thenByCity = then.probabilitiesByCity();
        now.probabilitiesByCity().forEach((city, probabilities) -> {
            double[] before = thenByCity.getOrDefault(city, new double[0]);
            shifts.add("city", city, city, "score", before, probabilities);
        });
        if (now.modelId == null || then.modelId == null || !now.names.equals(then.names)) {
            return;
        }
        for (int column = 0; column < now.names.size(); column++) {
            String name = now.names.get(column);
            if (!WORDS.contains(name) || now.modelId.equals(then.modelId)) {
                shifts.add("province", province, null, name, then.feature(column), now.feature(column));
            }
        }
    }

    private static Optional<LocalDate> reference(JdbcClient jdbc, RunPeriod period) {
        return jdbc.sql("""
                        select m.month from account_month m
                        where m.month >= :yearBefore and m.month < :month
                          and exists (select from contract_score s where s.month = m.month
                              and (s.model_id is null) = (select n.model_id is null from contract_score_next n limit 1))
                        order by m.month limit 1""")
                .param("yearBefore", period.firstDayOfMonthsBefore(12))
                .param("month", period.firstDay())
                .query(LocalDate.class)
                .optional();
    }

    private static Sample sample(Connection connection, JdbcClient jdbc, String scores) throws SQLException {
        long contracts =
                jdbc.sql("select count(*) from " + scores).query(Long.class).single();
        long step = Math.max(1, (contracts + MOST_CONTRACTS - 1) / MOST_CONTRACTS);
        Set<Integer> models = new HashSet<>();
        IntList cities = new IntList();
        DoubleStream.Builder probabilities = DoubleStream.builder();
        List<double[]> features = new ArrayList<>();
        try (CopyReader row = CopyReader.open(
                connection,
                "copy (select model_id, city_id, probability, features from " + scores + " where contract_id % " + step
                        + " = 0 order by contract_id) to stdout (format binary)")) {
            while (row.next()) {
                models.add(row.readInt());
                cities.add(row.readInt());
                probabilities.add(row.readDouble());
                features.add(row.readReals());
            }
        }
        Integer model = models.size() == 1 ? models.iterator().next() : null;
        Integer modelId = model == null || model == CopyReader.NO_INT ? null : model;
        List<String> names = modelId == null
                ? List.of()
                : jdbc.sql("select unnest(features) from likelihood_model where id = ?")
                        .param(modelId)
                        .query(String.class)
                        .list();
        return new Sample(
                modelId, names, cities.toArray(), probabilities.build().toArray(), features);
    }
}
