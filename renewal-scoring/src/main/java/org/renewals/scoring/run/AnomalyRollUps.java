package org.renewals.scoring.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.renewals.database.CopyReader;
import org.renewals.scoring.anomaly.AnomalyInputs;
import org.renewals.scoring.anomaly.AnomalyReach;
import org.renewals.scoring.anomaly.AnomalyRules;
import org.renewals.scoring.anomaly.ThresholdScope;
import org.renewals.scoring.threshold.Rehearsals;
import org.renewals.tier.Tier;
import org.renewals.tier.TierClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Counts a month's customers by how high thresholds may be for them to be anomalous still, per province, city and manager and
 * tier class, so that thresholds can be rehearsed on past months without a look at their customers ({@link Rehearsals}). What
 * a month had before is replaced; months that were computed before there were such counts get theirs.
 */
final class AnomalyRollUps {

    private static final int BATCH = 500;

    // one manager after the other, so that the steps of one only have to be kept in sight
    private static final String COPY = "copy (select manager_id, city_id, tier, anomaly_inputs[1], anomaly_inputs[2],"
            + " anomaly_inputs[3], anomaly_inputs[4], anomaly_inputs[5], anomaly_inputs[6], anomaly_inputs[7] from %s"
            + " where month = current_setting('renewals.fact_month')::date order by manager_id, city_id)"
            + " to stdout (format binary)";

    private static final String INSERT = """
            insert into scope_anomaly (month, scope_kind, scope_id, city_id, manager_id, tier_class, customers, status_steps,
                status_customers, decline_steps, inactive_steps, call_customers)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private AnomalyRollUps() {}

    /** Needs the settings of {@link RunPeriod#handTo} and the finished {@code assessment_next}. */
    static void write(Connection connection, RunPeriod period, RuleBook book) throws SQLException {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("delete from scope_anomaly where month = :month")
                .param("month", period.firstDay())
                .update();
        write(connection, jdbc, period.month(), "assessment_next", book);
        for (YearMonth missing : missing(jdbc, period.month())) {
            period.handMonthsBefore(connection, Math.toIntExact(ChronoUnit.MONTHS.between(missing, period.month())));
            write(connection, jdbc, missing, "assessment", book);
        }
        period.handMonthsBefore(connection, 0);
    }

    /** The latest computed months without counts. */
    private static List<YearMonth> missing(JdbcClient jdbc, YearMonth present) {
        return jdbc
                .sql("""
                        select m.month from (
                            select month from account_month where run_at is not null and month <> :present
                            order by month desc limit :months) m
                        where not exists (select from scope_anomaly s
                                          where s.month = m.month and s.scope_kind = 'province')
                        order by m.month""")
                .param("present", present.atDay(1))
                .param("months", Rehearsals.MONTHS)
                .query(LocalDate.class)
                .list()
                .stream()
                .map(YearMonth::from)
                .toList();
    }

    private static void write(Connection connection, JdbcClient jdbc, YearMonth month, String table, RuleBook book)
            throws SQLException {
        AnomalyRules rules = book.effectiveIn(month)
                .map(RuleSet::anomaly)
                .orElseThrow(() -> new IllegalStateException("no rules for " + month + ", which was computed"));
        int province = jdbc.sql("select min(id) from org_unit where kind = 'province'")
                .query(Integer.class)
                .single();
        Counting counting = new Counting();
        try (CopyReader rows = CopyReader.open(connection, COPY.formatted(table))) {
            while (rows.next()) {
                counting.add(
                        rows.readInt(),
                        rows.readInt(),
                        Tier.valueOf(Objects.requireNonNull(rows.readText())).tierClass(),
                        rules.reach(new AnomalyInputs(
                                rows.readDouble(),
                                rows.readDouble(),
                                rows.readDouble(),
                                rows.readDouble(),
                                rows.readDouble(),
                                rows.readDouble(),
                                rows.readDouble())));
            }
        }
        insert(connection, month, counting.finish(province));
    }

    private static void insert(Connection connection, YearMonth month, List<Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int waiting = 0;
            for (Row row : rows) {
                insert.setObject(1, month.atDay(1));
                insert.setString(2, row.kind().code());
                insert.setInt(3, row.id());
                insert.setObject(4, row.city(), Types.INTEGER);
                insert.setObject(5, row.kind() == ThresholdScope.MANAGER ? row.id() : null, Types.INTEGER);
                insert.setString(6, row.tierClass().name());
                insert.setLong(7, row.reaches().customers);
                insert.setArray(8, array(connection, row.reaches().status, step -> step));
                insert.setArray(9, counts(connection, row.reaches().status));
                insert.setArray(10, array(connection, row.reaches().call, Reaches::decline));
                insert.setArray(11, array(connection, row.reaches().call, Reaches::inactive));
                insert.setArray(12, counts(connection, row.reaches().call));
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
        }
    }

    private static java.sql.Array array(Connection connection, Cells cells, IntUnaryOperator part) throws SQLException {
        return connection.createArrayOf(
                "int4", IntStream.of(cells.keys).map(part).boxed().toArray());
    }

    private static java.sql.Array counts(Connection connection, Cells cells) throws SQLException {
        return connection.createArrayOf(
                "int4", IntStream.of(cells.customers).boxed().toArray());
    }

    /** The finished counts of one scope and class. */
    private record Row(
            ThresholdScope kind, int id, @Nullable Integer city, TierClass tierClass, Finished reaches) {}

    /** Counts in as little room as they need. */
    private record Finished(long customers, Cells status, Cells call) {}

    /** Keys in ascending order, with the customers of each. */
    private static final class Cells {

        private final int[] keys;
        private final int[] customers;

        Cells(SortedMap<Integer, Integer> counted) {
            keys = counted.keySet().stream().mapToInt(Integer::intValue).toArray();
            customers = counted.values().stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Customers that reach the same; those that reach nothing are counted only. */
    private static final class Reaches {

        private static final int BASE = 1_000;

        private final TreeMap<Integer, Integer> status = new TreeMap<>();
        private final TreeMap<Integer, Integer> call = new TreeMap<>();
        private long customers;

        static int decline(int key) {
            return key / BASE;
        }

        static int inactive(int key) {
            return key % BASE;
        }

        void add(AnomalyReach reach) {
            customers++;
            if (reach.status() > 0) {
                status.merge(reach.status(), 1, Integer::sum);
            }
            if (reach.decline() > 0 || reach.inactive() > 0) {
                call.merge(reach.decline() * BASE + reach.inactive(), 1, Integer::sum);
            }
        }

        void add(Reaches others) {
            customers += others.customers;
            others.status.forEach((key, more) -> status.merge(key, more, Integer::sum));
            others.call.forEach((key, more) -> call.merge(key, more, Integer::sum));
        }

        Finished finished() {
            return new Finished(customers, new Cells(status), new Cells(call));
        }
    }

    /** Takes customers, one manager after the other, and hands back what they come to. */
    private static final class Counting {

        private final List<Row> rows = new ArrayList<>();
        private final Map<TierClass, Reaches> province = new EnumMap<>(TierClass.class);
        private final Map<Integer, Map<TierClass, Reaches>> cities = new TreeMap<>();
        private final Map<TierClass, Reaches> present = new EnumMap<>(TierClass.class);
        private int manager;
        private int city;

        void add(int itsManager, int itsCity, TierClass tierClass, AnomalyReach reach) {
            if (itsManager != manager || itsCity != city) {
                leave();
                manager = itsManager;
                city = itsCity;
            }
            in(present, tierClass).add(reach);
        }

        private void leave() {
            Map<TierClass, Reaches> around = cities.computeIfAbsent(city, id -> new EnumMap<>(TierClass.class));
            present.forEach((tierClass, reaches) -> {
                in(around, tierClass).add(reaches);
                in(province, tierClass).add(reaches);
            });
            keep(ThresholdScope.MANAGER, manager, city, present);
            present.clear();
        }

        List<Row> finish(int provinceId) {
            leave();
            cities.forEach((id, counts) -> keep(ThresholdScope.CITY, id, id, counts));
            keep(ThresholdScope.PROVINCE, provinceId, null, province);
            return rows;
        }

        private void keep(ThresholdScope kind, int id, @Nullable Integer itsCity, Map<TierClass, Reaches> counts) {
            counts.forEach((tierClass, reaches) -> rows.add(new Row(kind, id, itsCity, tierClass, reaches.finished())));
        }

        private static Reaches in(Map<TierClass, Reaches> counts, TierClass tierClass) {
            return counts.computeIfAbsent(tierClass, id -> new Reaches());
        }
    }
}
