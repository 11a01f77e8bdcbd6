package org.renewals.scoring.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LikelihoodModelTests {

    private static final List<Feature> FEATURES =
            List.of(Feature.numeric("income"), Feature.categorical("kind", List.of("a", "b")));

    private static LikelihoodModel mixed() {
        LogisticPart logistic = new LogisticPart(
                -1,
                List.of(
                        Effect.ofNumber(0.5, 0.25, new double[] {-2, 1}, new double[] {1, 4}, new double[] {0.1, -0.3}),
                        Effect.ofLevels(new double[] {0.7, -0.7}, 0)));
        Trees stump = Trees.of(
                new int[] {0},
                new int[] {0, -1, -1},
                new float[] {0.1f, 0.3f, -0.2f},
                new int[] {1, 0, 0},
                new BitSet(),
                new float[] {10, 4, 6});
        return new LikelihoodModel(
                FEATURES,
                List.of(
                        new LikelihoodModel.Member(logistic, 0.6),
                        new LikelihoodModel.Member(new TreePart(-1, new float[][] {{}, {0, 1}}, stump), 0.4)),
                new Calibrator(0.8, 1.3, 0.1));
    }

    @Test
    void partsAreAveragedAndCalibrated() {
        double logistic = -1 + (0.5 + 0.1 * 3 - 0.3 * 1) - 0.7;
        double tree = -1 - (double) 0.2f;
        double margin = 0.6 * logistic + 0.4 * tree;
        assertThat(mixed().logOdds(new float[] {2, 1}))
                .isEqualTo(new Calibrator(0.8, 1.3, 0.1).logOdds(margin), within(1e-12));
    }

    @Test
    void numbersOutsideTheTrainedRangeAreHeldAtItsEnds() {
        LikelihoodModel model = mixed();
        assertThat(model.logOdds(new float[] {9, 1})).isEqualTo(model.logOdds(new float[] {4, 1}));
        assertThat(model.logOdds(new float[] {-9, 1})).isEqualTo(model.logOdds(new float[] {-2, 1}));
    }

    @Test
    void contributionsAddUpWithABentCalibrator() {
        LikelihoodModel model = mixed();
        double[] into = new double[2];
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            float[] row = {
                random.nextInt(5) == 0 ? Float.NaN : (float) (3 * random.nextGaussian()),
                random.nextInt(5) == 0 ? Float.NaN : random.nextInt(2)
            };
            double logOdds = model.contributions(row, into);
            assertThat(model.base() + into[0] + into[1]).isEqualTo(logOdds, within(1e-9));
            assertThat(model.logOdds(row)).isEqualTo(logOdds, within(1e-9));
            assertThat(model.probability(row)).isEqualTo(1 / (1 + Math.exp(-logOdds)), within(1e-12));
        }
    }

    @Test
    void textKeepsEveryBit() {
        LikelihoodModel model = mixed();
        LikelihoodModel reread = LikelihoodModel.fromJson(model.toJson());
        assertThat(reread.toJson()).isEqualTo(model.toJson());
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            float[] row = {(float) random.nextGaussian(), random.nextInt(2)};
            assertThat(reread.logOdds(row)).isEqualTo(model.logOdds(row));
        }
        assertThat(reread.features()).isEqualTo(FEATURES);
    }

    @Test
    void otherTextIsRefusedWithWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LikelihoodModel.fromJson("[broken"))
                .withMessageContaining("JSON");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LikelihoodModel.fromJson("{\"format\":9}"))
                .withMessageContaining("9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LikelihoodModel.fromJson("{\"format\":1,\"features\":[]}"))
                .withMessageContaining("calibration");
    }

    @Test
    void featuresKnowTheirLevels() {
        assertThat(FEATURES.get(1).cellOf("b")).isEqualTo(1f);
        assertThat(FEATURES.get(1).cellOf("c")).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> Feature.categorical("x", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Feature.numeric(" "));
    }
}
