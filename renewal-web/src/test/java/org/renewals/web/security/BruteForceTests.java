package org.renewals.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.account.LogInThrottle;
import org.renewals.testing.Browser;
import org.renewals.testing.WebJourney;

class BruteForceTests extends WebJourney {

    @Test
    void afterFourFailuresEveryAttemptHasToWaitLongerThanTheLast() {
        account("bf-owner", Role.MANAGER, "C1");
        for (int i = 0; i < LogInThrottle.FREE; i++) {
            assertThat(isLetIn("bf-owner", "wrong")).isFalse();
        }
        assertThat(isLetIn("bf-owner", "wrong")).as("the fifth failure").isFalse();
        assertThat(isLetIn("bf-owner", PASSWORD)).as("right, but too soon").isFalse();
        clock.advance(Duration.ofSeconds(29));
        assertThat(isLetIn("bf-owner", PASSWORD)).as("still too soon").isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(isLetIn("bf-owner", "wrong")).as("the sixth failure").isFalse();
        clock.advance(Duration.ofSeconds(59));
        assertThat(isLetIn("bf-owner", PASSWORD)).as("a minute now").isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(isLetIn("bf-owner", PASSWORD)).isTrue();
        assertThat(isLetIn("bf-owner", "wrong")).as("forgiven").isFalse();
        assertThat(isLetIn("bf-owner", PASSWORD)).isTrue();
    }

    @Test
    void unknownAndKnownLoginsAreAnsweredAlike() {
        account("bf-known", Role.MANAGER, "C1");
        for (int i = 0; i < LogInThrottle.FREE + 3; i++) {
            Browser known = browser().logIn("bf-known", "wrong");
            Browser unknown = browser().logIn("bf-nobody", "wrong");
            assertThat(known.status()).isEqualTo(unknown.status());
            assertThat(known.location()).isEqualTo(unknown.location()).isEqualTo("/login?failed");
            assertThat(text(known)).isEqualTo(text(unknown));
        }
    }

    @Test
    void aDisabledAccountIsAnsweredLikeAWrongPassword() {
        int id = account("bf-disabled", Role.MANAGER, "C1");
        database()
                .in(
                        AccessScope.system(),
                        connection -> connection
                                .createStatement()
                                .executeUpdate("update account set disabled = true where id = " + id));
        assertThat(browser().logIn("bf-disabled", PASSWORD).location()).isEqualTo("/login?failed");
    }

    @Test
    void manyAttemptsAtOnceDoNotSlipPastTheCount() throws Exception {
        account("bf-parallel", Role.MANAGER, "C1");
        List<Browser> ready = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ready.add(browser().open("/login"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(ready.size());
        try {
            List<Future<?>> attempts = new ArrayList<>();
            for (Browser browser : ready) {
                attempts.add(
                        threads.submit(() -> browser.submit("/login", "username", "bf-parallel", "password", "wrong")));
            }
            for (Future<?> attempt : attempts) {
                attempt.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(failures("bf-parallel")).isEqualTo(LogInThrottle.FREE + 1);
    }

    private boolean isLetIn(String login, String password) {
        return browser().logIn(login, password).location().equals("/");
    }

    private static String text(Browser browser) {
        return browser.follow().page().select("main").text();
    }

    private static int failures(String login) {
        return database().in(AccessScope.login(), connection -> {
            try (var rows = connection
                    .createStatement()
                    .executeQuery("select failures from login_failure where login = '" + login + "'")) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }
}
