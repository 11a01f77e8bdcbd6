package org.renewals.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.ingest.file.TableOptions;
import org.renewals.scoring.evaluation.SuspectedLeak.Sign;
import org.renewals.scoring.likelihood.training.LearnerSettings;

class CrossValidationTests {

    private static final int ROWS = 900;
    private static final LearnerSettings QUICK = new LearnerSettings(1, 2, 3, List.of(4.0), List.of(3), 60, 1);

    @TempDir
    Path folder;

    @Test
    void findsWhatIsThereAndSaysHowSureItIs() throws IOException {
        Evaluation evaluation = evaluate(invented((label, random) -> "" + random.nextInt(3)), QUICK, 3, 2);
        assertThat(evaluation.folds()).hasSize(6);
        assertThat(evaluation.auc()).isBetween(0.7, 0.95);
        assertThat(evaluation.aucError()).isBetween(0.005, 0.05);
        assertThat(evaluation.aucFrom()).isLessThan(evaluation.auc());
        assertThat(evaluation.logLossSkill()).isBetween(0.05, 0.6);
        assertThat(evaluation.slope()).isEqualTo(1, within(0.3));
        assertThat(evaluation.leaks()).isEmpty();
        assertThat(evaluation.weights().values().stream().mapToDouble(w -> w).sum())
                .isEqualTo(1, within(1e-9));
    }

    @Test
    void theSameSeedFindsTheSame() throws IOException {
        Path table = invented((label, random) -> "" + random.nextInt(3));
        assertThat(evaluate(table, QUICK, 2, 1).folds())
                .isEqualTo(evaluate(table, QUICK, 2, 1).folds());
    }

    @Test
    void shuffledLabelsCannotBeForetold() throws IOException {
        Evaluation evaluation = evaluate(table((label, random) -> "" + random.nextInt(3), false), QUICK, 3, 1);
        assertThat(evaluation.auc()).isEqualTo(0.5, within(2.5 * evaluation.aucError()));
        assertThat(evaluation.logLossSkill()).isEqualTo(0, within(0.02));
    }

    @Test
    void aCopyOfTheLabelIsALeak() throws IOException {
        assertThat(leak((label, random) -> label ? "7" : "3")).isEqualTo(Sign.WHOLE);
        assertThat(leak((label, random) -> label ? "gone" : "here")).isEqualTo(Sign.WHOLE);
    }

    @Test
    void aValueThatComesOnlyAfterwardsIsALeak() throws IOException {
        assertThat(leak((label, random) -> label && random.nextBoolean() ? "complaint" : "none" + random.nextInt(3)))
                .isEqualTo(Sign.VALUE);
        assertThat(leak((label, random) -> label && random.nextBoolean() ? "" + random.nextInt(90) : ""))
                .isEqualTo(Sign.KNOWN);
        assertThat(leak((label, random) -> label && random.nextBoolean() ? "" : "" + random.nextInt(90)))
                .isEqualTo(Sign.MISSING);
    }

    @Test
    void aStrongButHonestColumnIsNone() throws IOException {
        Evaluation evaluation =
                evaluate(invented((label, random) -> "" + (random.nextGaussian() + (label ? 2.5 : 0))), QUICK, 2, 1);
        assertThat(evaluation.auc()).isGreaterThan(0.9);
        assertThat(evaluation.leaks()).isEmpty();
    }

    @Test
    void tooFewOfOneOutcomeAreRefused() throws IOException {
        StringBuilder text = new StringBuilder("x,label\n");
        for (int i = 0; i < 50; i++) {
            text.append(i % 7).append(',').append(i < 9 ? 1 : 0).append('\n');
        }
        Path file = Files.writeString(folder.resolve("few.csv"), text);
        assertThatThrownBy(() -> evaluate(file, QUICK, 5, 1))
                .hasMessageContaining("too-few")
                .hasMessageContaining("[9, 41, 5, 10]");
    }

    /** Bounds that any working model reaches; the real figures come from the command. */
    @ParameterizedTest
    @CsvSource({
        "ibm_telco_churn.csv, Churn, Yes, 0.835, 0.430",
        "iranian_churn.csv, Churn, 1, 0.940, 0.250",
        "mlc_churn.csv, churn, yes, 0.900, 0.230",
    })
    void publicTablesAreForetoldAboutAsWellAsTheyCanBe(
            String name, String label, String positive, double auc, double logLoss) {
        Path file = Path.of(System.getProperty("shared.data", "none"), name);
        assumeThat(file).as("public table").exists();
        Evaluation evaluation = new CrossValidation(5, 1, 1, QUICK)
                .run(EvaluationTable.read(file, TableOptions.DEFAULT, label, positive, List.of()), (fold, of) -> {});
        assertThat(evaluation.auc()).isGreaterThan(auc);
        assertThat(evaluation.logLoss()).isLessThan(logLoss);
        assertThat(evaluation.ece()).isLessThan(0.03);
        assertThat(evaluation.leaks()).isEmpty();
    }

    private Sign leak(BiFunction<Boolean, Random, String> cell) throws IOException {
        Evaluation evaluation = evaluate(invented(cell), QUICK.withDepths(List.of()), 2, 1);
        assertThat(evaluation.leaks()).hasSize(1);
        assertThat(evaluation.leaks().get(0).column()).isEqualTo("extra");
        return evaluation.leaks().get(0).sign();
    }

    private static Evaluation evaluate(Path file, LearnerSettings settings, int folds, int repeats) {
        return new CrossValidation(folds, repeats, 5, settings)
                .run(EvaluationTable.read(file, TableOptions.DEFAULT, "label", "1", List.of()), (fold, of) -> {});
    }

    private Path invented(BiFunction<Boolean, Random, String> extra) throws IOException {
        return table(extra, true);
    }

    private Path table(BiFunction<Boolean, Random, String> extra, boolean foretellable) throws IOException {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder("x,y,kind,extra,label\n");
        for (int i = 0; i < ROWS; i++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            String kind = random.nextBoolean() ? "small" : "large";
            double logOdds = foretellable ? 1.5 * x + (kind.equals("small") ? y : -y) - 1.5 : -1.5;
            boolean label = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            text.append(String.join(",", "" + x, "" + y, kind, extra.apply(label, random), label ? "1" : "0"))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("t.csv"), text);
    }
}
