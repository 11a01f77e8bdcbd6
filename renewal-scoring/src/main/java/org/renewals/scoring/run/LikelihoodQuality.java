package org.renewals.scoring.run;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.quality.ExpectedProfit;
import org.renewals.scoring.quality.ForecastAccuracy;
import org.renewals.scoring.quality.ForecastQuality;
import org.renewals.scoring.quality.Forecasts;
import org.renewals.scoring.quality.Gains;
import org.renewals.scoring.quality.Reliability;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes the figures forecasts are judged by, over the outcomes of twelve months: of the province, its cities and account
 * managers, by stage, and of province and cities by tier. Stage by stage, so that the memory holds one only.
 */
final class LikelihoodQuality {

    static final int[] STAGES = {180, 90, 30, 0};

    private static final String INSERT = """
            insert into likelihood_quality (month, scope_kind, scope_id, city_id, manager_id, stage, segment, model,
                contracts, renewed, expected, enough, brier, log_loss, base_brier, base_log_loss, last_year_rate,
                last_year_brier, last_year_log_loss, ece, calibration_intercept, calibration_slope, auc, auc_error,
                lift_at_10, emp, emp_contacted, emp_untold, green, red, false_green, false_red, due_value, expected_value,
                kept_value, accuracy, bias, bin_contracts, bin_stated, bin_renewed, tenth_contracts, tenth_renewed, gains,
                value_gains)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final int BATCH = 500;

    private final Connection connection;
    private final RunPeriod period;
    private final int province;
    private final Map<Integer, Integer> cityOfManager = new HashMap<>();
    private final Map<Scope, Double> lastYear = new HashMap<>();

    /** Scopes in the order their rows are written in. */
    private enum Kind {
        PROVINCE,
        CITY,
        MANAGER;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Scope(Kind kind, int id) {}

    /** @param tier null for all */
    private record Segment(Scope scope, @Nullable Tier tier) implements Comparable<Segment> {

        private static final Comparator<Segment> ORDER = Comparator.comparing((Segment segment) -> segment.scope.kind)
                .thenComparing(segment -> segment.scope.id)
                .thenComparing(Segment::code);

        /** The name in the table. */
        String code() {
            return tier == null ? "all" : tier.name();
        }

        @Override
        public int compareTo(Segment other) {
            return ORDER.compare(this, other);
        }
    }

    private LikelihoodQuality(Connection connection, RunPeriod period) {
        this.connection = connection;
        this.period = period;
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.province = jdbc.sql("select min(id) from org_unit where kind = 'province'")
                .query(Integer.class)
                .single();
        jdbc.sql("select id, city_id from account where role = 'manager' and city_id is not null")
                .query((ResultSet row) -> {
                    cityOfManager.put(row.getInt(1), row.getInt(2));
                });
        jdbc.sql("delete from likelihood_quality where month = ?")
                .param(period.firstDay())
                .update();
        readLastYear(jdbc);
    }

    /** Needs the settings of {@link RunPeriod#handTo} and the judged forecasts of the month. */
    static void write(Connection connection, RunPeriod period) throws SQLException {
        LikelihoodQuality quality = new LikelihoodQuality(connection, period);
        for (int stage : STAGES) {
            quality.writeStage(stage, JudgedForecasts.read(connection, period, stage));
        }
    }

    /** "Last year's rate" needs no forecast, so there is one before the first forecasts are judged. */
    private void readLastYear(JdbcClient jdbc) {
        jdbc.sql("""
                        select grouping(c.city_id, c.manager_id) as level, c.city_id, c.manager_id,
                            avg(case when k.renewed then 1.0 else 0 end)::float8 as rate
                        from contract c %s
                        where k.known_on >= :from and k.known_on < :until
                        group by grouping sets ((), (c.city_id), (c.manager_id))
                        having count(*) > 0""".formatted(Judgement.KNOWN))
                .param("from", period.firstDayOfMonthsBefore(2 * JudgedForecasts.MONTHS - 1))
                .param("until", period.firstDayOfMonthsBefore(JudgedForecasts.MONTHS - 1))
                .query((ResultSet row) -> {
                    lastYear.put(
                            switch (row.getInt("level")) {
                                case 3 -> new Scope(Kind.PROVINCE, province);
                                case 1 -> new Scope(Kind.CITY, row.getInt("city_id"));
                                default -> new Scope(Kind.MANAGER, row.getInt("manager_id"));
                            },
                            row.getDouble("rate"));
                });
    }

    private void writeStage(int stage, JudgedForecasts judged) throws SQLException {
        Map<Segment, IntList> segments = new TreeMap<>();
        for (int row = 0; row < judged.rows; row++) {
            Scope everywhere = new Scope(Kind.PROVINCE, province);
            Scope city = new Scope(Kind.CITY, judged.cities[row]);
            Tier tier = judged.tiers[row];
            add(segments, new Segment(everywhere, null), row);
            add(segments, new Segment(city, null), row);
            add(segments, new Segment(new Scope(Kind.MANAGER, judged.managers[row]), null), row);
            if (tier != null) {
                add(segments, new Segment(everywhere, tier), row);
                add(segments, new Segment(city, tier), row);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int waiting = 0;
            for (Map.Entry<Segment, IntList> entry : segments.entrySet()) {
                int[] rows = entry.getValue().toArray();
                waiting += add(insert, stage, entry.getKey(), judged, rows);
                if (waiting >= BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
        }
    }

    private static void add(Map<Segment, IntList> segments, Segment segment, int row) {
        segments.computeIfAbsent(segment, key -> new IntList()).add(row);
    }

    private int add(PreparedStatement insert, int stage, Segment segment, JudgedForecasts judged, int[] rows)
            throws SQLException {
        add(insert, stage, segment, "served", judged, judged.probabilities, rows);
        int[] challenged = Arrays.stream(rows)
                .filter(row -> !Double.isNaN(judged.challengers[row]))
                .toArray();
        if (challenged.length == 0 || segment.tier != null || segment.scope.kind == Kind.MANAGER) {
            return 1;
        }
        add(insert, stage, segment, "challenger", judged, judged.challengers, challenged);
        add(insert, stage, segment, "beside", judged, judged.probabilities, challenged);
        return 3;
    }

    private void add(
            PreparedStatement insert,
            int stage,
            Segment segment,
            String model,
            JudgedForecasts judged,
            double[] column,
            int[] rows)
            throws SQLException {
        Forecasts forecasts = judged.forecasts(column, rows);
        ForecastQuality quality = ForecastQuality.of(forecasts, lastYear.getOrDefault(segment.scope, Double.NaN));
        Columns columns = new Columns(connection, insert);
        columns.set(period.firstDay());
        columns.set(segment.scope.kind.code());
        columns.set(segment.scope.id);
        columns.set(
                switch (segment.scope.kind) {
                    case PROVINCE -> null;
                    case CITY -> segment.scope.id;
                    case MANAGER -> cityOfManager.get(segment.scope.id);
                });
        columns.set(segment.scope.kind == Kind.MANAGER ? segment.scope.id : null);
        columns.set(stage);
        columns.set(segment.code());
        columns.set(model);
        set(columns, quality);
        setMoney(columns, judged, column, rows);
        List<Reliability.Bin> bins = quality.reliability().bins();
        columns.set(bins.stream().map(Reliability.Bin::contracts).toList(), "int4");
        columns.set(bins.stream().map(Reliability.Bin::stated).toList(), "float8");
        columns.set(bins.stream().map(Reliability.Bin::renewed).toList(), "int4");
        columns.set(quality.tenths().stream().map(Reliability.Bin::contracts).toList(), "int4");
        columns.set(quality.tenths().stream().map(Reliability.Bin::renewed).toList(), "int4");
        List<Gains.Point> gains = quality.gains().points();
        columns.set(gains.stream().map(Gains.Point::found).toList(), "float8");
        columns.set(gains.stream().map(Gains.Point::foundValue).toList(), "float8");
        insert.addBatch();
    }

    private static void set(Columns columns, ForecastQuality quality) throws SQLException {
        columns.set(quality.contracts());
        columns.set(quality.renewed());
        columns.set(quality.expected());
        columns.set(quality.enough());
        columns.set(quality.own().brier());
        columns.set(quality.own().logLoss());
        columns.set(quality.base().brier());
        columns.set(quality.base().logLoss());
        columns.set(quality.lastYearRate());
        columns.set(quality.lastYear().brier());
        columns.set(quality.lastYear().logLoss());
        columns.set(quality.ece());
        columns.set(quality.calibration().intercept());
        columns.set(quality.calibration().slope());
        columns.set(quality.auc());
        columns.set(quality.aucError());
        columns.set(quality.liftAt10());
        ExpectedProfit profit = quality.profit();
        columns.set(profit.perContract());
        columns.set(profit.contacted());
        columns.set(quality.untoldProfit());
        columns.set(quality.greens());
        columns.set(quality.reds());
        columns.set(quality.falseGreens());
        columns.set(quality.falseReds());
    }

    private static void setMoney(Columns columns, JudgedForecasts judged, double[] column, int[] rows)
            throws SQLException {
        double[] forecast = new double[JudgedForecasts.MONTHS];
        double[] actual = new double[JudgedForecasts.MONTHS];
        double due = 0;
        for (int row : rows) {
            int month = judged.months[row];
            forecast[month] += column[row] * judged.values[row] / 100;
            actual[month] += judged.kept[row] / 100.0;
            due += judged.values[row] / 100.0;
        }
        ForecastAccuracy accuracy = ForecastAccuracy.of(forecast, actual);
        columns.set(due);
        columns.set(Arrays.stream(forecast).sum());
        columns.set(Arrays.stream(actual).sum());
        columns.set(accuracy.accuracy());
        columns.set(accuracy.bias());
    }

    /** Sets the parameters of a statement one after the other. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private int column;

        Columns(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void set(@Nullable Object value) throws SQLException {
            if (value == null) {
                statement.setNull(++column, Types.INTEGER);
            } else {
                statement.setObject(++column, value);
            }
        }

        /** What is not a number is null. */
        void set(double value) throws SQLException {
            if (Double.isNaN(value)) {
                statement.setNull(++column, Types.DOUBLE);
            } else {
                statement.setDouble(++column, value);
            }
        }

        void set(List<?> elements, String type) throws SQLException {
            Array array = connection.createArrayOf(type, elements.toArray());
            statement.setArray(++column, array);
        }
    }
}
