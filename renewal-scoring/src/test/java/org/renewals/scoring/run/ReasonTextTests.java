package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.renewals.scoring.Points;
import org.renewals.scoring.risk.RiskInputs;
import org.renewals.scoring.risk.RiskRules;
import org.renewals.scoring.tier.ValueInputs;
import org.renewals.scoring.tier.ValueRules;

/** Every reason and refusal of this module has a text in both languages. */
class ReasonTextTests {

    private static final List<ResourceBundle> LANGUAGES =
            List.of(bundle(Locale.ROOT), bundle(Locale.SIMPLIFIED_CHINESE));

    static Stream<Points> everyOutcome() {
        double[] unknown = new double[11];
        Arrays.fill(unknown, ValueInputs.MISSING);
        double[] none = new double[10];
        Arrays.fill(none, Double.NaN);
        return Stream.of(
                        ValueRules.STANDARD
                                .score(ValueInputs.of(120_000.5, 35_000, 60_000, 800, 65, 4, 4, 60, 0.8, 80, 60))
                                .explain(),
                        ValueRules.STANDARD.score(ValueInputs.of(unknown)).explain(),
                        RiskRules.STANDARD.score(RiskInputs.of(none)).explain(),
                        RiskRules.STANDARD
                                .score(RiskInputs.of(95, 0.1, 0, 0, 1, 0, 0, 0, 0, 3))
                                .explain(),
                        RiskRules.STANDARD
                                .score(RiskInputs.of(12, -0.5, 0.1, 1, 3, 1, 4, 1, 1, 200))
                                .explain())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("everyOutcome")
    void everyReasonReadsAsASentenceWithItsNumbers(Points points) {
        for (ResourceBundle language : LANGUAGES) {
            assertThat(language.getString(points.rule())).isNotBlank();
            String text = MessageFormat.format(
                    language.getString(points.reason().key()),
                    points.reason().arguments().toArray());
            assertThat(text).isNotBlank().doesNotContain("{").doesNotContain("}");
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(LANGUAGES.get(1).keySet()).isEqualTo(LANGUAGES.get(0).keySet());
    }

    @Test
    void everyStepHasAName() {
        for (RunStep step : RunStep.values()) {
            assertThat(LANGUAGES.get(0).containsKey("run.step." + step.code())).isTrue();
        }
    }

    @Test
    void numbersAreSaidTheWayPeopleReadThem() {
        Points decline = RiskRules.STANDARD
                .score(RiskInputs.of(12, -0.234, 0.1, 1, 3, 1, 4, 1, 1, 200))
                .explain()
                .get(1);
        assertThat(new MessageFormat(LANGUAGES.get(0).getString(decline.reason().key()), Locale.ENGLISH)
                        .format(decline.reason().arguments().toArray()))
                .isEqualTo("Income changed by -23.4% over three months (limit -20%)");
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "i18n.scoring.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
