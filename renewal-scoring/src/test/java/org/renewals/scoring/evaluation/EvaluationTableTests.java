package org.renewals.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.ingest.file.TableOptions;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.training.Split;
import org.renewals.scoring.likelihood.training.Splits;
import org.renewals.shared.Refused;

class EvaluationTableTests {

    private static final int ROWS = 120;

    @TempDir
    Path folder;

    @Test
    void numbersMayHaveBlanksAndAFewStrayTexts() throws IOException {
        EvaluationTable table = column(i -> i == 3 ? "" : i == 4 ? "n/k" : "" + (i % 7) / 2.0);
        assertThat(table.columns().get(0)).isEqualTo(new InferredColumn("x", ColumnType.NUMBER, 2, 8));
        assertThat(table.rows().rows()[5][0]).isEqualTo(2.5f);
        assertThat(table.rows().rows()[4][0]).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "'1,234.5', 1234.5",
        "'-12,5', -12.5",
        "1e3, 1000",
        ".5, 0.5",
        "12.5%, 0.125",
        "+7, 7",
    })
    void numbersAreReadAsPeopleWriteThem(String written, float number) throws IOException {
        EvaluationTable table = column(i -> i % 2 == 0 ? "\"" + written + "\"" : "" + i % 5);
        assertThat(table.columns().get(0).type()).isEqualTo(ColumnType.NUMBER);
        assertThat(table.rows().rows()[0][0]).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05",
        "2026/3/5",
        "5.3.2026",
        "05/03/2026",
        "2026-03-05T10:20:30",
        "2026-03-05 10:20",
        "2026年3月5日",
    })
    void datesBecomeDaysAndMonths(String written) throws IOException {
        EvaluationTable table = column(i -> i % 3 == 0
                ? written
                : i % 3 == 1
                        ? written.replace("05", "25")
                                .replace("5.", "25.")
                                .replace("/5", "/25")
                                .replace("月5", "月25")
                        : "");
        assertThat(table.columns().get(0).type()).isEqualTo(ColumnType.DATE);
        assertThat(table.rows().features()).extracting(Feature::name).containsExactly("x", "x (month)", "filler");
        assertThat(table.rows().rows()[0][0])
                .isEqualTo((float) LocalDate.of(2026, 3, 5).toEpochDay());
        assertThat(table.rows().rows()[0][1]).isEqualTo(3f);
        assertThat(table.rows().rows()[2][0]).isNaN();
    }

    @Test
    void monthBeforeDayIsToldByTheDaysThatAreNoMonths() throws IOException {
        EvaluationTable table = column(i -> "3/" + (1 + i % 28) + "/2026");
        assertThat(table.rows().rows()[20][1]).isEqualTo(3f);
    }

    @Test
    void whatNamesARowIsNotUsed() throws IOException {
        assertThat(column(i -> "A-" + i).columns().get(0).type()).isEqualTo(ColumnType.IDENTIFIER);
        assertThat(column(i -> "" + (1000 + i)).columns().get(0).type()).isEqualTo(ColumnType.IDENTIFIER);
        assertThat(column(i -> "" + (1000 + i * 37 % ROWS)).columns().get(0).type())
                .isEqualTo(ColumnType.IDENTIFIER);
        assertThat(named("customerID", i -> "" + (i * 7919 % 100_003))
                        .columns()
                        .get(0)
                        .type())
                .isEqualTo(ColumnType.IDENTIFIER);
    }

    @Test
    void distinctNumbersThatMeasureSomethingAreUsed() throws IOException {
        assertThat(column(i -> "" + (i * 7919 % 100_003)).columns().get(0).type())
                .isEqualTo(ColumnType.NUMBER);
        assertThat(column(i -> i + ".5").columns().get(0).type()).isEqualTo(ColumnType.NUMBER);
    }

    @Test
    void rowsOfOneCustomerStayTogether() throws IOException {
        EvaluationTable table = named("customer_id", i -> "C" + i / 3);
        assertThat(table.columns().get(0).type()).isEqualTo(ColumnType.IDENTIFIER);
        for (Split split : Splits.stratified(table.rows(), 4, 1)) {
            List<Integer> customers = IntStream.of(split.validation())
                    .mapToObj(i -> i / 3)
                    .distinct()
                    .toList();
            assertThat(split.validation()).hasSize(3 * customers.size());
        }
    }

    @Test
    void equalRowsStayTogetherAndAreCounted() throws IOException {
        EvaluationTable table = read(write("x,y,label", i -> i / 2 % 10 + "," + i / 2 + ".5," + (i % 2)));
        assertThat(table.duplicates()).isEqualTo(ROWS / 2);
        for (Split split : Splits.stratified(table.rows(), 5, 1)) {
            assertThat(IntStream.of(split.validation())
                                    .map(i -> i / 2)
                                    .distinct()
                                    .count()
                            * 2)
                    .isEqualTo(split.validation().length);
        }
    }

    @Test
    void fewCoarseColumnsMakeNoCopies() throws IOException {
        EvaluationTable table = read(write("x,y,label", i -> i % 3 + "," + i % 4 + "," + (i % 2)));
        assertThat(table.duplicates()).isZero();
        assertThat(Splits.stratified(table.rows(), 20, 1)).hasSize(20);
    }

    @Test
    void categoriesKeepTheirLevelsAndManyRareOnesAreOne() throws IOException {
        EvaluationTable few = column(i -> i % 3 == 0 ? "a" : "b");
        assertThat(few.rows().features().get(0)).isEqualTo(Feature.categorical("x", List.of("b", "a")));
        EvaluationTable many = column(i -> i % 2 == 0 ? "a" : "v" + i);
        assertThat(many.rows().features().get(0).levels()).hasSize(2).startsWith("a");
        assertThat(many.columns().get(0).distinct()).isEqualTo(2);
    }

    @Test
    void oneValueIsNoInformation() throws IOException {
        assertThat(column(i -> "same").columns().get(0).type()).isEqualTo(ColumnType.CONSTANT);
        assertThat(column(i -> "").columns().get(0).type()).isEqualTo(ColumnType.CONSTANT);
    }

    @Test
    void columnsAreFoundDespiteBlanksAndCapitals() throws IOException {
        Path file = write("Call  Failure,x,Churn", i -> i % 5 + "," + i % 3 + "," + (i % 2));
        EvaluationTable table =
                EvaluationTable.read(file, TableOptions.DEFAULT, "churn", "1.0", List.of("call failure"));
        assertThat(table.columns().get(0).type()).isEqualTo(ColumnType.DROPPED);
        assertThat(table.rows().positives()).isEqualTo(ROWS / 2);
    }

    @Test
    void rowsWithoutLabelAndBrokenRowsAreLeftOutAndCounted() throws IOException {
        Path file = write("x,y,label", i -> i == 7 ? "1,2" : i % 5 + "," + i % 4 + "," + (i == 8 ? "" : i % 2));
        EvaluationTable table = read(file);
        assertThat(table.rows().size()).isEqualTo(ROWS - 2);
        assertThat(table.unlabelled()).isEqualTo(1);
        assertThat(table.damaged()).isEqualTo(1);
    }

    @Test
    void semicolonsAndDecimalCommasAreRead() throws IOException {
        EvaluationTable table = read(write("x;y;label", i -> i % 5 + ",5;" + i % 4 + ";" + (i % 2)));
        assertThat(table.rows().rows()[1][0]).isEqualTo(1.5f);
    }

    @Test
    void refusalsNameWhatIsWrongAndWhatIsThere() throws IOException {
        Path file = write("x,y,label", i -> i % 5 + "," + i % 4 + "," + (i % 2));
        assertThatThrownBy(() -> EvaluationTable.read(file, TableOptions.DEFAULT, "lable", "1", List.of()))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("evaluate.refused.column");
                    assertThat(refused.arguments()).containsExactly("lable", "x, y, label");
                });
        assertThatThrownBy(() -> EvaluationTable.read(file, TableOptions.DEFAULT, "label", "yes", List.of()))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("evaluate.refused.value");
                    assertThat(refused.arguments()).containsExactly("yes", "label", "0, 1");
                });
        assertThatThrownBy(() -> EvaluationTable.read(file, TableOptions.DEFAULT, "label", "1", List.of("label")))
                .hasMessageContaining("label-dropped");
        assertThatThrownBy(() -> EvaluationTable.read(file, TableOptions.DEFAULT, "label", "1", List.of("x", "y")))
                .hasMessageContaining("no-columns");
        assertThatThrownBy(() -> read(write("x,x,label", i -> "1,2,1"))).hasMessageContaining("duplicate-column");
        assertThatThrownBy(() -> read(folder.resolve("none.csv"))).hasMessageContaining("import.refused.missing");
    }

    private EvaluationTable column(IntFunction<String> cell) throws IOException {
        return named("x", cell);
    }

    /** A table of the column, another one and a label. */
    private EvaluationTable named(String name, IntFunction<String> cell) throws IOException {
        return read(write(name + ",filler,label", i -> cell.apply(i) + "," + i % 11 + "," + (i % 2)));
    }

    private EvaluationTable read(Path file) {
        return EvaluationTable.read(file, TableOptions.DEFAULT, "label", "1", List.of());
    }

    private Path write(String header, IntFunction<String> line) throws IOException {
        return Files.writeString(
                folder.resolve("t.csv"),
                IntStream.range(0, ROWS).mapToObj(line).collect(Collectors.joining("\n", header + "\n", "\n")));
    }
}
