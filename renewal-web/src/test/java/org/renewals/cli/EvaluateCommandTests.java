package org.renewals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.testing.SettableClock;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as contract.md section 1 has it: any table in, JSON out, one line for whatever is wrong. */
class EvaluateCommandTests {

    private static final int ROWS = 160;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final StringWriter usage = new StringWriter();
    private String table = "";

    @BeforeEach
    void writeTable() throws IOException {
        Random random = new Random(2);
        StringBuilder text = new StringBuilder("customerID,joined,plan,amount,afterwards,Churn\n");
        for (int i = 0; i < ROWS; i++) {
            double amount = random.nextGaussian();
            boolean left = random.nextDouble() < 1 / (1 + Math.exp(-2 * amount));
            text.append("C-%d,2026-0%d-11,%s,%s,%s,%s%n"
                    .formatted(
                            i,
                            1 + random.nextInt(9),
                            random.nextBoolean() ? "basic" : "premium",
                            i == 5 ? "" : Double.toString(amount),
                            left ? "moved" : "here",
                            left ? "Yes" : "No"));
        }
        table = Files.writeString(folder.resolve("t.csv"), text).toString();
    }

    @Test
    void standardOutputIsTheJsonAndStandardErrorTheTable() {
        int code = run(Locale.ENGLISH, "Churn", "Yes", "--folds", "2", "--drop", "plan");

        assertThat(code).isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        for (String figure : new String[] {"auc", "log_loss", "brier", "ece", "lift_at_10", "seconds"}) {
            assertThat(json.get(figure).isNumber()).as(figure).isTrue();
        }
        assertThat(json.get("rows").asInt()).isEqualTo(ROWS);
        assertThat(json.get("positives").asInt()).isBetween(ROWS / 3, 2 * ROWS / 3);
        assertThat(json.get("model").asString()).isNotBlank();
        assertThat(json.get("suspected_leaks")).hasSize(1);
        assertThat(json.get("suspected_leaks").get(0).asString()).isEqualTo("afterwards");
        assertThat(json.get("columns").get(0).get("type").asString()).isEqualTo("identifier");
        assertThat(json.get("columns").get(1).get("type").asString()).isEqualTo("date");
        assertThat(json.get("columns").get(2).get("type").asString()).isEqualTo("dropped");
        assertThat(json.get("per_fold")).hasSize(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("AUC")
                .contains("customerID (identifier)")
                .contains("Suspected leak: \"afterwards\"");
    }

    @Test
    void withJsonNobodyIsToldAnythingElse() {
        assertThat(run(Locale.CHINA, "Churn", "Yes", "--folds", "2", "--drop", "plan,afterwards,joined", "--json"))
                .isZero();
        assertThat(JsonMapper.shared()
                        .readTree(out.toString(StandardCharsets.UTF_8))
                        .get("auc")
                        .asDouble())
                .isGreaterThan(0.7);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).allMatch(line -> line.contains("折"));
    }

    @ParameterizedTest
    @CsvSource({
        "Churned, Yes, --folds, 5, 'Churned|customerID, joined, plan, amount, afterwards, Churn'",
        "Churn, yes, --folds, 5, '\"yes\"|No, Yes'",
        "Churn, Yes, --folds, 1, '--folds|1|2 to 50'",
        "Churn, Yes, --repeats, 0, '--repeats|0|1 to 100'",
        "Churn, Yes, --drop, nothing, 'nothing|customerID'",
        "Churn, Yes, --drop, Churn, 'Churn|label'",
    })
    void whatIsWrongIsOneLineThatNamesIt(String label, String positive, String option, String value, String said) {
        assertThat(run(Locale.ENGLISH, label, positive, option, value)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1)
                .first()
                .asString()
                .contains(said.split("\\|"));
    }

    @Test
    void aMissingFileIsNamed() {
        table = folder.resolve("none.csv").toString();
        assertThat(run(Locale.CHINA, "Churn", "Yes")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("none.csv");
    }

    private int run(Locale language, String label, String positive, String... more) {
        String[] arguments = new String[7 + more.length];
        System.arraycopy(
                new String[] {"evaluate", "--csv", table, "--label", label, "--positive", positive},
                0,
                arguments,
                0,
                7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        Terminal terminal = new Terminal(stream(out), stream(err), false, language);
        CommandLine line = Renewals.commandLine(terminal, SettableClock.on(LocalDate.of(2026, 11, 22)));
        line.setOut(new PrintWriter(usage, true));
        line.setErr(new PrintWriter(usage, true));
        return line.execute(arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
