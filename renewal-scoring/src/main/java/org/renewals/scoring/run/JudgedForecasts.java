package org.renewals.scoring.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.renewals.database.CopyReader;
import org.renewals.scoring.quality.Forecasts;
import org.renewals.tier.Tier;

/**
 * The forecasts of one stage whose outcome became known in the twelve months up to a month, by contract: columns of bare
 * numbers, less than fifty bytes a forecast, because a large province has a million of them.
 */
final class JudgedForecasts {

    static final int MONTHS = 12;

    private static final int BEGIN_WITH = 1024;

    int rows;
    int[] cities = new int[BEGIN_WITH];
    int[] managers = new int[BEGIN_WITH];
    /** Null where the customer had none. */
    @Nullable
    Tier[] tiers = new Tier[BEGIN_WITH];
    /** Of the outcome, 0 the oldest. */
    byte[] months = new byte[BEGIN_WITH];

    double[] probabilities = new double[BEGIN_WITH];
    /** NaN where no challenger had a word. */
    double[] challengers = new double[BEGIN_WITH];

    boolean[] renewed = new boolean[BEGIN_WITH];
    /** Yuan a month in hundredths: before, and what was kept of it. */
    long[] values = new long[BEGIN_WITH];

    long[] kept = new long[BEGIN_WITH];

    private JudgedForecasts() {}

    /**
     * Needs the settings of {@link RunPeriod#handTo}.
     *
     * @param stage days before the day to act by
     */
    static JudgedForecasts read(Connection connection, RunPeriod period, int stage) throws SQLException {
        JudgedForecasts judged = new JudgedForecasts();
        YearMonth first = period.month().minusMonths(MONTHS - 1L);
        try (CopyReader row = CopyReader.open(connection, """
                copy (select known_month, city_id, manager_id, tier, probability, challenger_probability, renewed,
                          monthly_value, least(renewed_value, monthly_value)
                      from judged_forecast
                      where stage = %d and known_month <= current_setting('renewals.last_day')::date
                        and known_month > (current_setting('renewals.last_day')::date - interval '1 year')
                      order by contract_id) to stdout (format binary)""".formatted(stage))) {
            while (row.next()) {
                judged.makeRoom();
                int i = judged.rows++;
                YearMonth known = YearMonth.from(LocalDate.ofEpochDay(row.readDate()));
                judged.months[i] = (byte) ChronoUnit.MONTHS.between(first, known);
                judged.cities[i] = row.readInt();
                judged.managers[i] = row.readInt();
                String tier = row.readText();
                judged.tiers[i] = tier == null || tier.equals(Judgement.NO_TIER) ? null : Tier.valueOf(tier);
                judged.probabilities[i] = row.readDouble();
                judged.challengers[i] = row.readDouble();
                judged.renewed[i] = row.readBoolean();
                judged.values[i] = row.readHundredths();
                judged.kept[i] = row.readHundredths();
            }
        }
        return judged;
    }

    /** Some rows of a column of probabilities, as the figures want them. */
    Forecasts forecasts(double[] column, int[] some) {
        double[] probability = new double[some.length];
        boolean[] outcome = new boolean[some.length];
        double[] value = new double[some.length];
        for (int i = 0; i < some.length; i++) {
            probability[i] = column[some[i]];
            outcome[i] = renewed[some[i]];
            value[i] = values[some[i]] / 100.0;
        }
        return Forecasts.of(probability, outcome, value);
    }

    private void makeRoom() {
        if (rows < cities.length) {
            return;
        }
        int size = rows * 2;
        cities = Arrays.copyOf(cities, size);
        managers = Arrays.copyOf(managers, size);
        tiers = Arrays.copyOf(tiers, size);
        months = Arrays.copyOf(months, size);
        probabilities = Arrays.copyOf(probabilities, size);
        challengers = Arrays.copyOf(challengers, size);
        renewed = Arrays.copyOf(renewed, size);
        values = Arrays.copyOf(values, size);
        kept = Arrays.copyOf(kept, size);
    }
}
