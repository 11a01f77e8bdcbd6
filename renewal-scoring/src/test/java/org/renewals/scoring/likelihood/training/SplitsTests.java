package org.renewals.scoring.likelihood.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.renewals.scoring.likelihood.Feature;

class SplitsTests {

    @Property(tries = 200)
    void everyRowIsHeldOutOnceWithItsGroup(
            @ForAll @IntRange(min = 20, max = 200) int count,
            @ForAll @IntRange(min = 1, max = 5) int groupSize,
            @ForAll @IntRange(min = 2, max = 4) int folds,
            @ForAll long seed) {
        TrainingRows rows = rows(count, groupSize, seed);
        List<Split> splits = Splits.stratified(rows, folds, seed);
        assertThat(splits).hasSize(folds);
        int[] held = splits.stream()
                .flatMapToInt(s -> Arrays.stream(s.validation()))
                .sorted()
                .toArray();
        assertThat(held).containsExactly(IntStream.range(0, count).toArray());
        for (Split split : splits) {
            assertThat(split.training().length + split.validation().length).isEqualTo(count);
            Set<Long> apart = groups(rows, split.training());
            apart.retainAll(groups(rows, split.validation()));
            assertThat(apart).isEmpty();
        }
    }

    @Property(tries = 100)
    void singleRowsAreSplitEvenlyByClass(
            @ForAll @IntRange(min = 20, max = 300) int count,
            @ForAll @IntRange(min = 2, max = 6) int folds,
            @ForAll long seed) {
        TrainingRows rows = rows(count, 1, seed);
        int positives = rows.positives();
        for (Split split : Splits.stratified(rows, folds, seed)) {
            int held = rows.only(split.validation()).positives();
            assertThat(held).isBetween(positives / folds, positives / folds + 1);
            assertThat(split.validation().length - held)
                    .isBetween((count - positives) / folds, (count - positives) / folds + 1);
        }
    }

    @Test
    void theSeedDecides() {
        TrainingRows rows = rows(100, 1, 1);
        assertThat(Splits.stratified(rows, 5, 1).get(0).validation())
                .isEqualTo(Splits.stratified(rows, 5, 1).get(0).validation())
                .isNotEqualTo(Splits.stratified(rows, 5, 2).get(0).validation());
    }

    @Property(tries = 200)
    void theFutureTrainsNothing(
            @ForAll @IntRange(min = 30, max = 200) int count,
            @ForAll @IntRange(min = 1, max = 6) int horizon,
            @ForAll @IntRange(min = 1, max = 5) int blocks,
            @ForAll long seed) {
        Random random = new Random(seed);
        int[] observed = IntStream.range(0, count).map(i -> random.nextInt(24)).toArray();
        int[] decided = Arrays.stream(observed).map(month -> month + horizon).toArray();
        TrainingRows rows = rows(count, 2, seed).withTimes(observed, decided);
        List<Split> splits = Splits.outOfTime(rows, blocks);
        assertThat(splits.size()).isLessThanOrEqualTo(3 * blocks);
        Set<Integer> held = new HashSet<>();
        for (Split split : splits) {
            int start = Arrays.stream(split.validation())
                    .map(i -> observed[i])
                    .min()
                    .orElseThrow();
            int lastKnown =
                    Arrays.stream(split.training()).map(i -> decided[i]).max().orElseThrow();
            assertThat(lastKnown).isLessThan(start);
            Set<Long> apart = groups(rows, split.training());
            apart.retainAll(groups(rows, split.validation()));
            assertThat(apart).isEmpty();
            for (int row : split.validation()) {
                assertThat(held.add(row)).isTrue();
            }
        }
    }

    @Test
    void tooLittleHistoryHasNoSplit() {
        int[] sameMonth = new int[40];
        assertThat(Splits.outOfTime(rows(40, 1, 1).withTimes(sameMonth, sameMonth), 3))
                .isEmpty();
    }

    @Test
    void refusesWhatCannotBeSplit() {
        assertThatIllegalArgumentException().isThrownBy(() -> Splits.stratified(rows(20, 1, 1), 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Splits.stratified(rows(20, 10, 1), 3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Splits.outOfTime(rows(20, 1, 1), 2));
    }

    private static TrainingRows rows(int count, int groupSize, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][1];
        boolean[] labels = new boolean[count];
        long[] groups = new long[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(4) == 0;
            groups[i] = i / groupSize;
        }
        return TrainingRows.of(List.of(Feature.numeric("x")), rows, labels, groups);
    }

    private static Set<Long> groups(TrainingRows rows, int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> rows.groups()[i]).collect(Collectors.toSet());
    }
}
