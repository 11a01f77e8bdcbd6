package org.renewals.web.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.access.Role;
import org.renewals.testing.WebJourney;

/** What people read who typed something into an address that a page cannot use. */
class WrongValueTests extends WebJourney {

    @BeforeAll
    static void createAdmin() {
        account("wv-admin", Role.ADMIN, "P");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /accounts?role=KING       | en | “KING” is no role. Accepted: PROVINCE, CITY, MANAGER, ADMIN.
            /accounts?role=KING       | zh | 参数“role”没有“KING”这个值。可用：PROVINCE, CITY, MANAGER, ADMIN。
            /accounts?page=abc        | en | “abc” is no whole number, which page has to be.
            /deliveries?month=2026-13 | en | “2026-13” is no month, which month has to be. Accepted: YYYY-MM, as 2026-10.
            /deliveries/recipients?role=KING | en | “KING” is no role. Accepted: PROVINCE, CITY, MANAGER, ADMIN.
            """)
    void namesTheValueAndWhatIsAccepted(String address, String language, String text) {
        var browser = browserOf("wv-admin").open("/password").submit("/language", "language", language);
        assertThat(browser.get(address).status()).isEqualTo(400);
        assertThat(browser.page().select("main .problem").text()).contains(text);
    }
}
