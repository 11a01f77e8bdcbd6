package org.renewals.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.renewals.access.Role;
import org.renewals.testing.Browser;
import org.renewals.testing.WebJourney;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

class HeaderTests extends WebJourney {

    @Autowired
    private WebApplicationContext context;

    @Test
    void everyAnswerCarriesTheHeadersThatProtectItsReader() {
        account("hd-admin", Role.ADMIN, "P");
        account("hd-city", Role.CITY, "C1");
        Browser admin = browserOf("hd-admin");
        Browser city = browserOf("hd-city");
        check(browser().get("/login"), 200);
        check(browser().get("/accounts"), 302);
        check(admin.get("/accounts"), 200);
        check(admin.get("/no-such-page"), 404);
        check(admin.get("/accounts/999999"), 404);
        check(admin.get("/accounts/x"), 400);
        check(city.get("/accounts"), 403);
        check(city.post("/password", Map.of()), 403);
        check(browser().with("Accept", "*/*").get("/actuator/health"), 200);
    }

    private static void check(Browser browser, int status) {
        assertThat(browser.status()).isEqualTo(status);
        protectedByPolicy(browser);
        assertThat(browser.header("Cache-Control")).contains("no-store");
        assertThat(browser.headers("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
        assertThat(browser.body()).doesNotContain(";jsessionid=");
        assertThat(browser.page().select("[style], style, script:not([src]), [onclick], [onchange], [onload]"))
                .as("nothing inline")
                .isEmpty();
        assertThat(browser.body()).doesNotContain("org.renewals", "Exception", "at org.", "??");
    }

    private static void protectedByPolicy(Browser browser) {
        assertThat(browser.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(browser.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(browser.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(browser.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(browser.header("Permissions-Policy")).contains("camera=()", "geolocation=()");
        assertThat(browser.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @Test
    void filesOfThePagesAreKeptByBrowsersUnderANameThatChangesWithTheirContent() {
        Browser browser = browser().open("/login");
        var links = browser.page().select("link[rel=stylesheet], script[src]");
        assertThat(links).hasSizeGreaterThanOrEqualTo(4);
        for (var link : links) {
            String address = link.hasAttr("src") ? link.attr("src") : link.attr("href");
            assertThat(address).matches(".*-[0-9a-f]{32}\\.(css|js)");
            browser.get(address);
            assertThat(browser.status()).isEqualTo(200);
            assertThat(browser.header("Cache-Control")).contains("max-age=31536000");
            assertThat(browser.headers("Set-Cookie")).isEmpty();
            protectedByPolicy(browser);
        }
    }

    @Test
    void overHttpsBrowsersAreToldToStayThere() throws Exception {
        MockMvc https = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        var response = https.perform(MockMvcRequestBuilders.get("/login").secure(true))
                .andReturn()
                .getResponse();
        assertThat(response.getHeader("Strict-Transport-Security"))
                .contains("max-age=31536000")
                .contains("includeSubDomains");
    }
}
