package org.renewals.scoring.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StagedModelTests {

    private static final List<Feature> FEATURES =
            List.of(Feature.numeric("income"), Feature.categorical("kind", List.of("a", "b")), Feature.numeric("days"));

    private static final StagedModel MODEL =
            StagedModel.by("days", List.of(stage(30, 2), stage(75, 1), stage(Double.POSITIVE_INFINITY, 0.5)));

    /** Income counts by that slope. */
    private static StagedModel.Stage stage(double below, double slope) {
        return new StagedModel.Stage(below, model(FEATURES, slope));
    }

    private static LikelihoodModel model(List<Feature> features, double slope) {
        return new LikelihoodModel(
                features,
                List.of(new LikelihoodModel.Member(
                        new LogisticPart(
                                slope,
                                List.of(
                                        Effect.ofNumber(
                                                0, 0, new double[] {-9}, new double[] {9}, new double[] {slope}),
                                        Effect.ofLevels(new double[] {0.1, -0.1}, 0),
                                        Effect.ofNumber(0, 0, new double[0], new double[0], new double[0]))),
                        1)),
                Calibrator.NONE);
    }

    @Test
    void eachRowIsScoredByTheModelOfItsRange() {
        assertThat(logOdds(29.5f)).isEqualTo(2 + 18 * 2 + 0.1, within(1e-9));
        assertThat(logOdds(-300)).isEqualTo(logOdds(29.5f));
        assertThat(logOdds(30)).isEqualTo(1 + 18 + 0.1, within(1e-9));
        assertThat(logOdds(75)).isEqualTo(0.5 + 9 + 0.1, within(1e-9));
        assertThat(logOdds(Float.NaN)).isEqualTo(logOdds(75));
    }

    private static double logOdds(float days) {
        return MODEL.logOdds(new float[] {9, 0, days});
    }

    @Test
    void manyRowsAreScoredLikeOneAndReasonsAddUpFromTheirOwnBase() {
        Random random = new Random(2);
        float[][] rows = new float[1000][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {(float) random.nextGaussian(), random.nextInt(2), random.nextInt(200) - 20};
        }
        double[] logOdds = new double[rows.length];
        MODEL.logOdds(rows, logOdds);
        double[] into = new double[3];
        for (int i = 0; i < rows.length; i++) {
            assertThat(logOdds[i]).isEqualTo(MODEL.logOdds(rows[i]));
            assertThat(MODEL.contributions(rows[i], into)).isEqualTo(logOdds[i], within(1e-9));
            assertThat(MODEL.model(rows[i]).base() + into[0] + into[1] + into[2])
                    .isEqualTo(logOdds[i], within(1e-9));
        }
    }

    @Test
    void theTextIsReadBackToTheSameBitAndASingleModelServesAllRows() {
        StagedModel reread = StagedModel.fromJson(MODEL.toJson());
        StagedModel single = StagedModel.fromJson(model(FEATURES, 1).toJson());
        for (float days = 0; days < 100; days += 10) {
            float[] row = {1.7f, 1, days};
            assertThat(reread.logOdds(row)).isEqualTo(MODEL.logOdds(row));
            assertThat(single.logOdds(row)).isEqualTo(model(FEATURES, 1).logOdds(row));
        }
        assertThat(reread.toJson()).isEqualTo(MODEL.toJson());
        assertThat(single.toJson()).isEqualTo(model(FEATURES, 1).toJson());
    }

    @Test
    void stagesThatLeaveGapsOrLookElsewhereAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StagedModel.by("days", List.of(stage(30, 1), stage(30, 1))))
                .withMessageContaining("30.0 after 30.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StagedModel.by("days", List.of(stage(30, 1))))
                .withMessageContaining("no end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StagedModel.by("kind", List.of(stage(Double.POSITIVE_INFINITY, 1))))
                .withMessageContaining("kind");
        List<Feature> others =
                List.of(Feature.numeric("wealth"), Feature.categorical("kind", List.of("a", "b")), FEATURES.get(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StagedModel.by(
                        "days",
                        List.of(stage(30, 1), new StagedModel.Stage(Double.POSITIVE_INFINITY, model(others, 1)))))
                .withMessageContaining("same features");
    }
}
