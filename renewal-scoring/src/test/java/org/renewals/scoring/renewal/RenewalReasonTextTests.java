package org.renewals.scoring.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.renewals.scoring.Reason;
import org.renewals.scoring.risk.RiskRules;

/** Whatever is known of a contract is said as a sentence in both languages. */
class RenewalReasonTextTests {

    private static final List<ContractFeature> ALL = List.of(ContractFeature.values());
    private static final List<Float> TRIED =
            List.of(Float.NaN, Float.POSITIVE_INFINITY, 0f, 0.0001f, 0.3f, 1f, 2f, 4f, 7f, 12f, 42f, 820f);
    private static final List<Float> FALLEN = List.of(Float.NEGATIVE_INFINITY, -30f, -1f, -0.26f, -0.0001f);
    private static final Set<ContractFeature> MAY_FALL = EnumSet.of(
            ContractFeature.INCOME_TREND,
            ContractFeature.MEMBER_TREND,
            ContractFeature.MINUTES_TREND,
            ContractFeature.DATA_TREND,
            ContractFeature.PRICE_CHANGE,
            ContractFeature.MARGIN,
            ContractFeature.DAYS_TO_ACT,
            ContractFeature.DAYS_TO_END);
    private static final Map<Locale, ResourceBundle> LANGUAGES =
            Map.of(Locale.ENGLISH, bundle(Locale.ROOT), Locale.SIMPLIFIED_CHINESE, bundle(Locale.SIMPLIFIED_CHINESE));

    @ParameterizedTest
    @EnumSource
    void everyValueOfEveryFactReadsAsASentence(ContractFeature feature) {
        for (float value : tried(feature)) {
            for (String word : Arrays.asList("Wuhu", null)) {
                Reason reason =
                        new FeatureText(List.of(feature), new float[] {value}, (one, level) -> word).of(feature);
                for (Locale language : LANGUAGES.keySet()) {
                    assertThat(text(reason, language))
                            .isNotBlank()
                            .doesNotContain("{", "}", "NaN", "\u221e", "\ufffd", "null")
                            .doesNotContainPattern("-\\d");
                }
            }
        }
    }

    @Test
    void everyTextBelongsToAValue() {
        Set<String> used = new HashSet<>();
        for (ReasonGroup group : ReasonGroup.values()) {
            used.add(group.key());
        }
        for (ContractFeature feature : ALL) {
            for (float value : tried(feature)) {
                for (String word : Arrays.asList("Wuhu", null)) {
                    used.add(new FeatureText(List.of(feature), new float[] {value}, (one, level) -> word)
                            .of(feature)
                            .key());
                }
            }
        }
        float[] worst = new float[ALL.size()];
        Arrays.fill(worst, 1);
        worst[ALL.indexOf(ContractFeature.EFFECTIVE_SHARE)] = 0.5f;
        Steps.ofContract(ALL, worst).forEach(step -> used.add(step.reason().key()));
        Steps.ofScorecard(RiskRules.STANDARD, new float[] {55, -0.3f, 0.05f, 1, 1, 1, 3, 1, 1, 200})
                .forEach(step -> used.add(step.reason().key()));
        used.add("score.renewal.feature.complaints.late");

        LANGUAGES
                .values()
                .forEach(language -> assertThat(
                                language.keySet().stream().filter(key -> key.startsWith("score.renewal.")))
                        .containsExactlyInAnyOrderElementsOf(used));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INCOME_TREND     | -0.26  | Income fell 23 % in three months against the six before | 近三个月收入较前六个月下降 23%
            INCOME_TREND     | 0.0002 | Income in three months is as high as in the six before  | 近三个月收入与前六个月持平
            INCOME_LEVEL     | 9.5    | Income of 13,359 yuan a month                           | 月均收入 13,359 元
            MEMBER_TREND     | 0.034  | 3.4 % more members than six months ago                  | 成员较六个月前增加 3.4%
            VISITS           | 0      | No visit in six months                                  | 六个月内没有走访
            VISITS           | 1      | One visit in six months                                 | 六个月内走访 1 次
            DAYS_SINCE_VISIT | 74     | Last visit 74 days ago                                  | 最近一次走访在 74 天前
            PRICE_CHANGE     | 0.12   | 12 % dearer than the contract before                    | 比上一份合同贵 12%
            PRICE_CHANGE     | -0.05  | 5 % cheaper than the contract before                    | 比上一份合同便宜 5%
            SATISFACTION     | NaN    | No satisfaction survey in twelve months                 | 十二个月内没有满意度调查
            ARREARS_MONTHS   | 2      | Arrears in 2 of the last three months                   | 近三个月中 2 个月有欠费
            TENURE_YEARS     | 0.5    | Customer for 0.5 years                                  | 已合作 0.5 年
            TENURE_YEARS     | 1      | Customer for one year                                   | 已合作 1 年
            TENURE_YEARS     | 5.08   | Customer for 5.1 years                                  | 已合作 5.1 年
            TIER             | 1      | Tier by the score: A2                                   | 评分对应等级 A2
            SEASON           | 12     | Ends in December                                        | 12月到期
            DAYS_TO_ACT      | -3     | 3 days past the day to act by                           | 已过处理期限 3 天
            CAPTIVE          | 1      | The customer cannot easily leave                        | 客户不易离开\uff08锁定型\uff09
            """)
    void readsTheWayPeopleSayIt(ContractFeature feature, float value, String english, String chinese) {
        Reason reason = new FeatureText(List.of(feature), new float[] {value}, (one, level) -> null).of(feature);

        assertThat(text(reason, Locale.ENGLISH)).isEqualTo(english);
        assertThat(text(reason, Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 | 2 | 3 complaints in six months, 2 not answered within 24 hours
            3 | 1 | 3 complaints in six months, one not answered within 24 hours
            1 | 0 | One complaint in six months, answered within 24 hours
            0 | 0 | No complaint in six months
            """)
    void tellsComplaintsWithTheirReplies(float received, float late, String english) {
        Reason reason = new FeatureText(
                        List.of(ContractFeature.COMPLAINTS, ContractFeature.LATE_REPLIES),
                        new float[] {received, late},
                        (one, level) -> null)
                .of(ContractFeature.COMPLAINTS);

        assertThat(text(reason, Locale.ENGLISH)).isEqualTo(english);
    }

    private static List<Float> tried(ContractFeature feature) {
        List<Float> values = new ArrayList<>(TRIED);
        if (MAY_FALL.contains(feature)) {
            values.addAll(FALLEN);
        }
        return values;
    }

    private static String text(Reason reason, Locale language) {
        ResourceBundle bundle = LANGUAGES.get(language);
        return new MessageFormat(bundle.getString(reason.key()), language)
                .format(reason.arguments().toArray());
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "i18n.scoring.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
