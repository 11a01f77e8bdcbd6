package org.renewals.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.demo.RandomStream.Purpose;

class RandomStreamTests {

    private static final int DRAWS = 400_000;

    @Test
    void repeatsItselfForTheSameSeedPurposeAndIndexOnly() {
        double first = new RandomStream(7, Purpose.LIFE, 42).uniform();
        assertThat(new RandomStream(7, Purpose.LIFE, 42).uniform()).isEqualTo(first);
        assertThat(new RandomStream(8, Purpose.LIFE, 42).uniform()).isNotEqualTo(first);
        assertThat(new RandomStream(7, Purpose.SERVICE, 42).uniform()).isNotEqualTo(first);
        assertThat(new RandomStream(7, Purpose.LIFE, 43).uniform()).isNotEqualTo(first);
    }

    @Test
    void givesTheSameNumbersForEver() {
        RandomStream random = new RandomStream(1, Purpose.PROFILE, 0);
        assertThat(new double[] {random.uniform(), random.normal(), random.poisson(3), random.poisson(300)})
                .containsExactly(0.25304559837082197, -1.7822982182817833, 4, 309);
    }

    @Test
    void drawsStandardNormalDeviates() {
        RandomStream random = new RandomStream(3, Purpose.LIFE, 1);
        double[] draws = draws(random::normal);
        assertThat(mean(draws)).isCloseTo(0, within(0.01));
        assertThat(variance(draws)).isCloseTo(1, within(0.01));
        assertThat(DoubleStream.of(draws).filter(x -> x < -1.959964).count() / (double) DRAWS)
                .isCloseTo(0.025, within(0.001));
        assertThat(DoubleStream.of(draws).filter(x -> x > 2.575829).count() / (double) DRAWS)
                .isCloseTo(0.005, within(0.0005));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.7, 4, 29, 31, 500})
    void drawsCountsWithTheMeanAndVarianceOfPoisson(double mean) {
        RandomStream random = new RandomStream(5, Purpose.LIFE, 1);
        double[] draws = draws(() -> random.poisson(mean));
        assertThat(mean(draws)).isCloseTo(mean, within(0.02 * mean + 0.002));
        assertThat(variance(draws)).isCloseTo(mean, within(0.03 * mean + 0.002));
    }

    @Test
    void reachesBothEndsOfARange() {
        RandomStream random = new RandomStream(9, Purpose.LIFE, 1);
        double[] draws = draws(() -> random.between(2, 5));
        assertThat(DoubleStream.of(draws).distinct().sorted().toArray()).containsExactly(2, 3, 4, 5);
        assertThat(mean(draws)).isCloseTo(3.5, within(0.01));
    }

    private static double[] draws(DoubleSupplier draw) {
        return DoubleStream.generate(draw).limit(DRAWS).toArray();
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).sum() / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
    }
}
