package org.renewals.web.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.access.Role;
import org.renewals.analysis.figure.Metric;
import org.renewals.testing.Browser;
import org.renewals.testing.WebJourney;

class GlossaryJourneyTests extends WebJourney {

    @BeforeAll
    static void createReaders() {
        account("gl-province", Role.PROVINCE, "P");
        account("gl-city", Role.CITY, "C1");
        account("gl-manager", Role.MANAGER, "C1");
        account("gl-admin", Role.ADMIN, "P");
    }

    @ParameterizedTest
    @CsvSource({"gl-province, en", "gl-city, zh", "gl-manager, en", "gl-admin, zh"})
    void everyFigureHasAnAnchorAndEveryTermBothLanguages(String login, String language) {
        Browser browser = in(login, language).open("/glossary");
        assertThat(browser.status()).isEqualTo(200);
        for (Metric metric : Metric.values()) {
            Element row = browser.page().getElementById(metric.key());
            assertThat(row).as(metric.key()).isNotNull();
            assertThat(row.select("td").get(1).text()).isNotBlank();
        }
        assertThat(Glossary.TERMS).hasSize(100);
        assertThat(new HashSet<>(Glossary.TERMS)).hasSize(100);
        assertThat(browser.page().select(".glossary-terms dt")).hasSize(100);
        Element share = browser.page().getElementById("term-income-share");
        assertThat(List.of(share.select("dt").text(), share.select("dd").text()))
                .containsExactlyInAnyOrder("Income share", "收入占比");
        assertThat(share.select("dd").attr("lang")).startsWith(language.equals("zh") ? "en" : "zh");
    }

    @ParameterizedTest
    @CsvSource({
        "en, churn, member_churn_rate",
        "en, 离网率, member_churn_rate",
        "zh, ｃｈｕｒｎ, member_churn_rate",
        "zh, income_share, income_share"
    })
    void findsInBothLanguages(String language, String typed, String key) {
        Browser browser = in("gl-city", language)
                .open("/glossary?q=" + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(browser.page().getElementById(key)).isNotNull();
        assertThat(browser.page().getElementById("customers")).isNull();
    }

    @Test
    void whatIsNowhereSaysSo() {
        Browser browser = in("gl-admin", "en").open("/glossary?q=xyzzy");
        assertThat(browser.page().select("main .empty").text()).isEqualTo("Nothing matches the filter.");
    }

    private Browser in(String login, String language) {
        Browser browser = browserOf(login);
        browser.open("/password").submit("/language", "language", language);
        return browser;
    }
}
