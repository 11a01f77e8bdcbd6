package org.renewals.scoring.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.scoring.Points;

class RiskRulesTests {

    private static final RiskRules RULES = RiskRules.STANDARD;

    @Test
    void whatIsNotKnownGivesNoPointsAndSaysSo() {
        RiskScore score = RULES.score(new Facts().inputs());
        assertThat(score.points()).isZero();
        assertThat(score.level()).isEqualTo(RiskLevel.LOW);
        assertThat(score.explain()).hasSize(9).allSatisfy(points -> {
            assertThat(points.known()).isFalse();
            assertThat(points.reason().key()).isEqualTo(points.rule() + ".missing");
        });
    }

    @Test
    void aSoundCustomerHasNoPoints() {
        RiskScore score = RULES.score(sound().inputs());
        assertThat(score.points()).isZero();
        assertThat(score.explain()).allSatisfy(points -> {
            assertThat(points.known()).isTrue();
            assertThat(points.earned()).isZero();
            assertThat(points.reason().key()).isEqualTo(points.rule() + ".none");
        });
    }

    @Test
    void pointsOfSeveralRulesAddUp() {
        Facts worst = new Facts()
                .health(12)
                .incomeChange(-0.5)
                .memberChurn(0.1)
                .openAnomaly(true)
                .complaints(3, 1)
                .monthsInArrears(4)
                .keyContactChanged(true)
                .competitorContact(true)
                .daysWithoutContact(200);
        RiskScore score = RULES.score(worst.inputs());
        assertThat(score.points()).isEqualTo(140);
        assertThat(score.level()).isEqualTo(RiskLevel.VERY_HIGH);
        assertThat(score.explain().stream().mapToDouble(Points::earned).sum()).isEqualTo(140);
        assertThat(score.explain())
                .allSatisfy(points -> assertThat(points.earned()).isEqualTo(points.available()));
    }

    /** Each rule alone, on a customer who is sound otherwise. */
    @Nested
    class Alone {

        @ParameterizedTest
        @CsvSource({"0, 25", "59.99, 25", "60, 10", "79.99, 10", "80, 0", "100, 0"})
        void health(double health, int points) {
            expect(sound().health(health), "score.risk.health", points);
            assertThat(reason(sound().health(health), "score.risk.health")).containsExactly(health, 60, 80);
        }

        @ParameterizedTest
        @CsvSource({"-0.5, 15", "-0.2, 15", "-0.1999, 0", "0, 0", "0.4, 0"})
        void incomeDecline(double change, int points) {
            expect(sound().incomeChange(change), "score.risk.income-decline", points);
            assertThat(reason(sound().incomeChange(change), "score.risk.income-decline"))
                    .containsExactly(change, -0.2);
        }

        @Test
        void incomeDeclineIsMetInSpiteOfBinaryNoise() {
            expect(sound().incomeChange(80.0 / 100 - 1), "score.risk.income-decline", 15);
            expect(sound().incomeChange(0.24 / 0.3 - 1), "score.risk.income-decline", 15);
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "0.0199, 0", "0.02, 10", "0.5, 10"})
        void memberChurn(double churn, int points) {
            expect(sound().memberChurn(churn), "score.risk.member-churn", points);
            assertThat(reason(sound().memberChurn(churn), "score.risk.member-churn"))
                    .containsExactly(churn, 0.02);
        }

        @Test
        void openAnomaly() {
            expect(sound().openAnomaly(true), "score.risk.open-anomaly", 10);
        }

        @ParameterizedTest
        @CsvSource({"0, 0, 0", "1, 0, 0", "2, 0, 10", "5, 0, 10", "1, 1, 10", "3, 2, 10"})
        void complaints(int received, int overdue, int points) {
            expect(sound().complaints(received, overdue), "score.risk.complaints", points);
            assertThat(reason(sound().complaints(received, overdue), "score.risk.complaints"))
                    .containsExactly(received, overdue, 2);
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "1, 0", "2, 10", "7, 10"})
        void arrears(int months, int points) {
            expect(sound().monthsInArrears(months), "score.risk.arrears", points);
            assertThat(reason(sound().monthsInArrears(months), "score.risk.arrears"))
                    .containsExactly(months, 2);
        }

        @Test
        void keyContactChange() {
            expect(sound().keyContactChanged(true), "score.risk.key-contact-change", 15);
        }

        @Test
        void competitorContact() {
            expect(sound().competitorContact(true), "score.risk.competitor-contact", 15);
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "59, 0", "60, 30", "400, 30"})
        void silence(int days, int points) {
            expect(sound().daysWithoutContact(days), "score.risk.silence", points);
            assertThat(reason(sound().daysWithoutContact(days), "score.risk.silence"))
                    .containsExactly(days, 60);
        }

        private void expect(Facts facts, String rule, int points) {
            RiskScore score = RULES.score(facts.inputs());
            assertThat(score.points()).isEqualTo(points);
            Points only = explained(facts, rule);
            assertThat(only.earned()).isEqualTo(points);
            assertThat(only.reason().key()).isEqualTo(rule + (points > 0 ? ".reason" : ".none"));
        }

        private List<Object> reason(Facts facts, String rule) {
            return explained(facts, rule).reason().arguments();
        }

        private Points explained(Facts facts, String rule) {
            return RULES.score(facts.inputs()).explain().stream()
                    .filter(points -> points.rule().equals(rule))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, LOW",
        "30, LOW",
        "31, MEDIUM",
        "60, MEDIUM",
        "61, HIGH",
        "85, HIGH",
        "86, VERY_HIGH",
        "140, VERY_HIGH"
    })
    void levelsChangeAtTheirEdges(int points, RiskLevel level) {
        assertThat(RULES.levelOf(points)).isEqualTo(level);
    }

    @Test
    void refusesARuleTwice() {
        List<RiskRule> twice = List.of(RiskRule.arrears(2, 10), RiskRule.arrears(3, 20));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RiskRules("test", RULES.effectiveFrom(), twice, 30, 60, 85))
                .withMessageContaining("score.risk.arrears");
    }

    @Test
    void refusesLevelsThatDoNotRise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RiskRules("test", RULES.effectiveFrom(), RULES.rules(), 30, 30, 85))
                .withMessageContaining("30, 30, 85");
    }

    @Test
    void refusesMoreOverdueRepliesThanComplaints() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Complaints(1, 2))
                .withMessageContaining("2");
    }

    private static Facts sound() {
        return new Facts()
                .health(90)
                .incomeChange(0.02)
                .memberChurn(0.005)
                .openAnomaly(false)
                .complaints(0, 0)
                .monthsInArrears(0)
                .keyContactChanged(false)
                .competitorContact(false)
                .daysWithoutContact(10);
    }
}
