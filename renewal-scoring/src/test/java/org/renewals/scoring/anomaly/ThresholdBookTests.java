package org.renewals.scoring.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.renewals.scoring.Reason;
import org.renewals.tier.TierClass;

class ThresholdBookTests {

    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final int CITY = 3;
    private static final int MANAGER = 17;

    @Test
    void theProvinceStartsWithTheDefaults() {
        MonthThresholds thresholds = ThresholdBook.standard().in(MAY);
        assertThat(thresholds.of(CITY, MANAGER, TierClass.A)).isEqualTo(new Thresholds(8, 20, 20));
        assertThat(thresholds.of(CITY, MANAGER, TierClass.B)).isEqualTo(new Thresholds(10, 30, 25));
        assertThat(thresholds.of(CITY, MANAGER, TierClass.C)).isEqualTo(new Thresholds(15, 40, 35));
    }

    /** Rules are taken away one after the other, most specific first. */
    @Test
    void theMostSpecificRuleWins() {
        ThresholdRule managerA = ThresholdRule.ofManager(MANAGER, TierClass.A, new Thresholds(1, 1, 1), MAY);
        ThresholdRule manager = ThresholdRule.ofManager(MANAGER, null, new Thresholds(2, 2, 2), MAY);
        ThresholdRule cityA = ThresholdRule.ofCity(CITY, TierClass.A, new Thresholds(3, 3, 3), MAY);
        ThresholdRule city = ThresholdRule.ofCity(CITY, null, new Thresholds(4, 4, 4), MAY);
        ThresholdRule provinceA = ThresholdRule.ofProvince(TierClass.A, new Thresholds(5, 5, 5), MAY);
        ThresholdRule province = ThresholdRule.ofProvince(null, new Thresholds(6, 6, 6), MAY);
        List<ThresholdRule> rules = new ArrayList<>(List.of(managerA, manager, cityA, city, provinceA, province));
        while (!rules.isEmpty()) {
            ThresholdRule expected = rules.get(0);
            List<ThresholdRule> backwards = new ArrayList<>(rules);
            Collections.reverse(backwards);
            for (List<ThresholdRule> order : List.of(rules, backwards)) {
                MonthThresholds thresholds = new ThresholdBook(order).in(MAY);
                assertThat(thresholds.ruleFor(CITY, MANAGER, TierClass.A)).isEqualTo(expected);
                assertThat(thresholds.of(CITY, MANAGER, TierClass.A)).isEqualTo(expected.thresholds());
            }
            rules.remove(0);
        }
    }

    @Test
    void aRuleIsForItsOwnCustomersOnly() {
        MonthThresholds thresholds = with(
                        ThresholdRule.ofCity(CITY, TierClass.A, new Thresholds(5, 10, 10), MAY),
                        ThresholdRule.ofManager(MANAGER, null, new Thresholds(4, 9, 9), MAY))
                .in(MAY);
        assertThat(thresholds.of(CITY, 18, TierClass.A)).isEqualTo(new Thresholds(5, 10, 10));
        assertThat(thresholds.of(CITY, 18, TierClass.B)).isEqualTo(new Thresholds(10, 30, 25));
        assertThat(thresholds.of(4, 18, TierClass.A)).isEqualTo(new Thresholds(8, 20, 20));
        assertThat(thresholds.of(CITY, MANAGER, TierClass.C)).isEqualTo(new Thresholds(4, 9, 9));
        assertThat(thresholds.ofCity(CITY, TierClass.C)).isEqualTo(new Thresholds(15, 40, 35));
    }

    @Test
    void aMonthKeepsTheRulesItHad() {
        ThresholdBook book = with(
                new ThresholdRule(ThresholdScope.CITY, CITY, null, new Thresholds(5, 5, 5), MAY, YearMonth.of(2026, 7)),
                ThresholdRule.ofCity(CITY, null, new Thresholds(6, 6, 6), AUGUST));
        assertThat(book.in(MAY.minusMonths(1)).ofCity(CITY, TierClass.A)).isEqualTo(new Thresholds(8, 20, 20));
        assertThat(book.in(YearMonth.of(2026, 7)).ofCity(CITY, TierClass.A)).isEqualTo(new Thresholds(5, 5, 5));
        assertThat(book.in(AUGUST).ofCity(CITY, TierClass.A)).isEqualTo(new Thresholds(6, 6, 6));
    }

    @Nested
    class Managers {

        @Test
        void mayBeStricterThanTheirCity() {
            assertThat(ThresholdBook.standard()
                            .whyNot(
                                    ThresholdRule.ofManager(MANAGER, TierClass.A, new Thresholds(8, 15, 20), MAY),
                                    CITY))
                    .isEmpty();
        }

        @Test
        void mayNotBeLooserInAnyOfTheThree() {
            assertThat(ThresholdBook.standard()
                            .whyNot(
                                    ThresholdRule.ofManager(MANAGER, TierClass.A, new Thresholds(5, 10, 21), MAY),
                                    CITY))
                    .contains(Reason.of(
                            "score.anomaly.looser-than-city", TierClass.A, MAY, 5.0, 10.0, 21.0, 8.0, 20.0, 20.0));
        }

        @Test
        void needToBeStricterForEveryClassTheyAreFor() {
            ThresholdRule all = ThresholdRule.ofManager(MANAGER, null, new Thresholds(9, 20, 20), MAY);
            assertThat(ThresholdBook.standard().whyNot(all, CITY))
                    .hasValueSatisfying(reason -> assertThat(reason.arguments()).startsWith(TierClass.A, MAY));
        }

        @Test
        void needToBeStricterThanWhatTheCityWillHaveByThen() {
            ThresholdBook book = with(ThresholdRule.ofCity(CITY, null, new Thresholds(5, 10, 10), AUGUST));
            ThresholdRule open = ThresholdRule.ofManager(MANAGER, TierClass.A, new Thresholds(7, 15, 15), MAY);
            assertThat(book.whyNot(open, CITY))
                    .hasValueSatisfying(reason -> assertThat(reason.arguments()).startsWith(TierClass.A, AUGUST));
            ThresholdRule ended = new ThresholdRule(
                    ThresholdScope.MANAGER,
                    MANAGER,
                    TierClass.A,
                    new Thresholds(7, 15, 15),
                    MAY,
                    YearMonth.of(2026, 7));
            assertThat(book.whyNot(ended, CITY)).isEmpty();
            assertThat(book.whyNot(open, 4)).isEmpty();
        }

        @Test
        void areHeldToACityThatTightensLater() {
            MonthThresholds thresholds = with(
                            ThresholdRule.ofManager(MANAGER, null, new Thresholds(7, 15, 15), MAY),
                            ThresholdRule.ofCity(CITY, null, new Thresholds(9, 10, 20), AUGUST))
                    .in(AUGUST);
            assertThat(thresholds.of(CITY, MANAGER, TierClass.A)).isEqualTo(new Thresholds(7, 10, 15));
        }

        @Test
        void areNoConcernOfACitysOwnThresholds() {
            assertThat(ThresholdBook.standard()
                            .whyNot(ThresholdRule.ofCity(CITY, null, new Thresholds(90, 90, 90), MAY), CITY))
                    .isEmpty();
        }
    }

    @Nested
    class Refusals {

        @Test
        void refusesTwoRulesForTheSame() {
            ThresholdRule open = ThresholdRule.ofCity(CITY, null, new Thresholds(5, 5, 5), MAY);
            ThresholdRule later = ThresholdRule.ofCity(CITY, null, new Thresholds(6, 6, 6), AUGUST);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with(open, later))
                    .withMessageContaining("t1=5.0")
                    .withMessageContaining("t1=6.0");
        }

        @Test
        void refusesAMonthWithoutThresholdsOfTheProvince() {
            ThresholdBook book = new ThresholdBook(List.of(
                    ThresholdRule.ofProvince(TierClass.A, new Thresholds(8, 20, 20), MAY),
                    ThresholdRule.ofProvince(TierClass.B, new Thresholds(8, 20, 20), MAY)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> book.in(MAY))
                    .withMessageContaining("class C in 2026-05");
        }

        @Test
        void refusesAnEndBeforeTheBeginning() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new ThresholdRule(ThresholdScope.CITY, CITY, null, new Thresholds(5, 5, 5), AUGUST, MAY))
                    .withMessageContaining("2026-05");
        }
    }

    @Property
    void noManagerIsEverLooserThanTheCity(
            @ForAll("thresholds") Thresholds city,
            @ForAll("thresholds") Thresholds manager,
            @ForAll TierClass tierClass) {
        MonthThresholds thresholds = with(
                        ThresholdRule.ofCity(CITY, null, city, MAY),
                        ThresholdRule.ofManager(MANAGER, null, manager, MAY))
                .in(MAY);
        assertThat(thresholds.of(CITY, MANAGER, tierClass).isWithin(city)).isTrue();
        boolean allowed = with(ThresholdRule.ofCity(CITY, null, city, MAY))
                .whyNot(ThresholdRule.ofManager(MANAGER, null, manager, MAY), CITY)
                .isEmpty();
        assertThat(allowed).isEqualTo(manager.isWithin(city));
    }

    @Provide
    Arbitrary<Thresholds> thresholds() {
        Arbitrary<Integer> percent = Arbitraries.integers().between(1, 100);
        return Combinators.combine(percent, percent, percent).as(Thresholds::new);
    }

    private static ThresholdBook with(ThresholdRule... rules) {
        List<ThresholdRule> all = new ArrayList<>(ThresholdBook.DEFAULTS);
        all.addAll(List.of(rules));
        return new ThresholdBook(all);
    }
}
