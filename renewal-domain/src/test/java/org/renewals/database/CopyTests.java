package org.renewals.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.access.AccessScope;
import org.renewals.testing.TestDatabase;

class CopyTests {

    private static final String ALL_TYPES = "create temporary table every_type (i int, s smallint, l bigint, b boolean,"
            + " d date, t text, n numeric(14, 2), f numeric(7, 4), r real[], p double precision[], j jsonb)";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @Test
    void whatIsWrittenArrivesAsItsType() {
        List<String> rows = in(connection -> {
            execute(connection, ALL_TYPES);
            try (CopyWriter out = CopyWriter.open(connection, "copy every_type from stdin (format binary)")) {
                out.row(11);
                out.writeInt(-7);
                out.writeShort(12);
                out.writeLong(9_000_000_000L);
                out.writeBoolean(true);
                out.writeDate((int) LocalDate.of(2026, 10, 31).toEpochDay());
                out.writeText("集团客户 \"A\"");
                out.writeHundredths(123_456_789);
                out.writeTenThousandths(-25);
                out.writeReals(new double[] {1.5, Double.NaN});
                out.writeDoubles(new double[] {0.1, -3});
                out.writeJson("[{\"rule\": \"x\"}]");
                out.row(11);
                out.writeInt(CopyReader.NO_INT);
                for (int i = 0; i < 3; i++) {
                    out.writeNull();
                }
                out.writeDate(CopyReader.NO_INT);
                out.writeText(null);
                out.writeHundredths(CopyReader.NO_LONG);
                out.writeTenThousandths(CopyReader.NO_LONG);
                out.writeNull();
                out.writeDoubles(new double[0]);
                out.writeNull();
                out.finish();
            }
            return list(connection, "select every_type::text from every_type");
        });
        assertThat(rows)
                .containsExactly(
                        "(-7,12,9000000000,t,2026-10-31,\"集团客户 \"\"A\"\"\",1234567.89,-0.0025,\"{1.5,NULL}\",\"{0.1,-3}\","
                                + "\"[{\"\"rule\"\": \"\"x\"\"}]\")",
                        "(,,,,,,,,,{},)");
    }

    @Test
    void whatIsReadIsWhatTheDatabaseHolds() {
        in(connection -> {
            try (CopyReader rows = CopyReader.open(
                    connection,
                    "copy (values (-7::int, 12::smallint, 9000000000::bigint, true, date '2026-10-31', text '合肥', 1.5::numeric),"
                            + " (null, null, null, null, null, null, null)) to stdout (format binary)")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.readInt()).isEqualTo(-7);
                assertThat(rows.readShort()).isEqualTo(12);
                assertThat(rows.readLong()).isEqualTo(9_000_000_000L);
                assertThat(rows.readBoolean()).isTrue();
                assertThat(LocalDate.ofEpochDay(rows.readDate())).isEqualTo("2026-10-31");
                assertThat(rows.readText()).isEqualTo("合肥");
                assertThat(rows.readHundredths()).isEqualTo(150);
                assertThat(rows.next()).isTrue();
                assertThat(rows.readInt()).isEqualTo(CopyReader.NO_INT);
                assertThat(rows.readShort()).isEqualTo(CopyReader.NO_INT);
                assertThat(rows.readLong()).isEqualTo(CopyReader.NO_LONG);
                assertThat(rows.readBoolean()).isFalse();
                assertThat(rows.readDate()).isEqualTo(CopyReader.NO_INT);
                assertThat(rows.readText()).isNull();
                assertThat(rows.readHundredths()).isEqualTo(CopyReader.NO_LONG);
                assertThat(rows.next()).isFalse();
                assertThat(rows.next()).isFalse();
            }
            return null;
        });
    }

    @Test
    void floatingNumbersAndTheirArraysAreReadWithTheirGaps() {
        in(connection -> {
            try (CopyReader rows = CopyReader.open(
                    connection,
                    "copy (values (0.1::float8, array[1.5, null, -2]::real[], 7), (null, '{}', 8), (1, null, 9))"
                            + " to stdout (format binary)")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.readDouble()).isEqualTo(0.1);
                assertThat(rows.readReals()).containsExactly(1.5, Double.NaN, -2);
                assertThat(rows.readInt()).isEqualTo(7);
                assertThat(rows.next()).isTrue();
                assertThat(rows.readDouble()).isNaN();
                assertThat(rows.readReals()).isEmpty();
                assertThat(rows.readInt()).isEqualTo(8);
                assertThat(rows.next()).isTrue();
                assertThat(rows.readDouble()).isEqualTo(1);
                assertThat(rows.readReals()).isEmpty();
                assertThat(rows.readInt()).isEqualTo(9);
                assertThat(rows.next()).isFalse();
            }
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                99,
                100,
                -1,
                -99,
                999_999,
                1_000_000,
                100_000_000,
                99_999_999_999_999L,
                -10_000_00,
                5_000_000_000_50L
            })
    void amountsSurviveTheWayThereAndBackToTheFen(long fen) {
        in(connection -> {
            execute(connection, "create temporary table amount (value numeric(14, 2))");
            try (CopyWriter out = CopyWriter.open(connection, "copy amount from stdin (format binary)")) {
                out.row(1);
                out.writeHundredths(fen);
                out.finish();
            }
            assertThat(list(connection, "select (value * 100)::bigint::text from amount"))
                    .containsExactly("" + fen);
            try (CopyReader rows = CopyReader.open(connection, "copy amount to stdout (format binary)")) {
                rows.next();
                assertThat(rows.readHundredths()).isEqualTo(fen);
            }
            execute(connection, "drop table amount");
            return null;
        });
    }

    @Test
    void aThirdDecimalIsRefusedInsteadOfCutOff() {
        assertThatThrownBy(() -> in(connection -> {
                    try (CopyReader rows =
                            CopyReader.open(connection, "copy (select 1.005::numeric) to stdout (format binary)")) {
                        rows.next();
                        return rows.readHundredths();
                    }
                }))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("two decimals");
    }

    @Test
    void fieldsThatAreNotReadAreSkipped() {
        List<Integer> read = in(connection -> {
            List<Integer> firsts = new ArrayList<>();
            try (CopyReader rows = CopyReader.open(
                    connection,
                    "copy (select i, repeat('x', 5000), i from generate_series(1, 500) i) to stdout (format binary)")) {
                while (rows.next()) {
                    firsts.add(rows.readInt());
                }
            }
            return firsts;
        });
        assertThat(read).hasSize(500).startsWith(1, 2).endsWith(499, 500);
    }

    @Test
    void aReaderClosedEarlyLeavesTheConnectionUsable() {
        List<String> answer = in(connection -> {
            try (CopyReader rows =
                    CopyReader.open(connection, "copy (select generate_series(1, 100000)) to stdout (format binary)")) {
                rows.next();
                rows.readInt();
            }
            return list(connection, "select 'usable'");
        });
        assertThat(answer).containsExactly("usable");
    }

    @Test
    void aWriterThatIsNotFinishedWritesNothing() {
        assertThatThrownBy(() -> in(connection -> {
                    execute(connection, "create temporary table nothing (value int)");
                    try (CopyWriter out = CopyWriter.open(connection, "copy nothing from stdin (format binary)")) {
                        out.row(1);
                        out.writeInt(1);
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
    }

    private static <T> T in(ScopedWork.Work<T> work) {
        return new ScopedWork(database.app()).call(AccessScope.system(), work);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> list(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
