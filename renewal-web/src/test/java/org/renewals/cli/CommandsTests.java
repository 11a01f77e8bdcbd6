package org.renewals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.testing.SettableClock;
import picocli.CommandLine;

/** What a terminal or a scheduler sees of commands that need no database. */
class CommandsTests {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final StringWriter usage = new StringWriter();

    @Test
    void demoEndsWithTheLastWholeMonthAndPrintsItsRowsAsJson() {
        int code = run(
                Locale.ENGLISH, "demo", "--out", folder.toString(), "--customers", "100", "--months", "2", "--json");

        assertThat(code).isZero();
        assertThat(text(out))
                .startsWith("{")
                .contains("\"customers.csv\" : 100")
                .endsWith("}\n");
        assertThat(folder.resolve("customer_months.csv"))
                .content(StandardCharsets.UTF_8)
                .contains("2026-10")
                .doesNotContain("2026-11");
    }

    @Test
    void aRefusalIsOneLineInTheLanguageOfTheEnvironmentAndNothingIsWritten() {
        assertThat(run(Locale.CHINA, "demo", "--out", folder.resolve("no").toString(), "--customers", "5"))
                .isEqualTo(1);

        assertThat(text(err).lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("5")
                .contains("100");
        assertThat(text(err)).containsPattern("\\p{IsHan}");
        assertThat(text(out)).isEmpty();
        assertThat(Files.exists(folder.resolve("no"))).isFalse();
    }

    @Test
    void aMonthThatIsNoneIsNamed() {
        assertThat(run(Locale.ENGLISH, "run", "--month", "2026-13")).isEqualTo(1);
        assertThat(usage.toString()).contains("2026-13").contains("YYYY-MM");
    }

    @Test
    void aModelIsNotTrainedForAReasonNobodyCouldKeep() {
        assertThat(run(Locale.ENGLISH, "train", "--month", "2026-10", "--activate", " "))
                .isEqualTo(1);
        assertThat(text(err).lines()).containsExactly("Give a reason.");
        assertThat(run(Locale.ENGLISH, "train", "--month", "October")).isEqualTo(1);
        assertThat(usage.toString()).contains("'October' is not a month");
    }

    @Test
    void reportsEitherGoToAFolderOrToTheirRecipients() {
        assertThat(run(Locale.ENGLISH, "report", "--month", "2026-10")).isEqualTo(1);
        assertThat(usage.toString()).contains("--out").contains("--send");
    }

    @Test
    void everyCommandHasHelp() {
        for (String command :
                new String[] {"serve", "import", "demo", "run", "train", "models", "report", "user", "evaluate"}) {
            assertThat(run(Locale.ENGLISH, command, "--help")).as(command).isZero();
        }
        assertThat(run(Locale.ENGLISH, "user", "create", "--help")).isZero();
        assertThat(usage.toString())
                .contains("--dry-run")
                .contains("--customers")
                .contains("--login");
    }

    private int run(Locale language, String... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err), false, language);
        CommandLine line = Renewals.commandLine(terminal, SettableClock.on(LocalDate.of(2026, 11, 22)));
        line.setOut(new PrintWriter(usage, true));
        line.setErr(new PrintWriter(usage, true));
        return line.execute(arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** Refusals come from every module below, each with texts of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"cli", "domain", "scoring", "reports"})
    void theTerminalKnowsTheTextsOfEveryModule(String bundle) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            Terminal terminal = new Terminal(System.out, System.err, false, language);
            ResourceBundle texts = ResourceBundle.getBundle("i18n/" + bundle + "/messages", Locale.ROOT);
            assertThat(texts.keySet())
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(terminal.text(key)).isNotBlank());
        }
    }
}
