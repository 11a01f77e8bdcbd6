package org.renewals.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.access.Role;
import org.renewals.testing.Browser;
import org.renewals.testing.WebJourney;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lists before any month has been computed. */
class EmptyListJourneyTests extends WebJourney {

    @BeforeAll
    static void people() {
        account("el-city", Role.CITY, "C1");
        JdbcClient.create(database().owner())
                .sql("update account_month set run_at = null")
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customers", "/contracts/due"})
    void sayThatNothingHasBeenComputed(String path) {
        Browser browser = browserOf("el-city").open(path);
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("main .empty h2").text()).isEqualTo("还没有已计算的月份");
        assertThat(browser.page().select("nav#menu a[aria-current]").attr("href"))
                .isEqualTo(path);
    }
}
