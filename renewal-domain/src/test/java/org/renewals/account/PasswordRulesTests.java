package org.renewals.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.shared.Refused;

class PasswordRulesTests {

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(strings = {"kfj3 vq9", "八个汉字也可以的", "only lower case letters", "no-digits-needed", "ﬃ ünïcödé ☂ text"})
    void anyKindOfCharactersWill(String password) {
        assertThatCode(() -> rules.check(password, "wangmin")).doesNotThrowAnyException();
    }

    @Test
    void longPhrasesAreWelcomeInAnyScript() {
        assertThatCode(() -> rules.check("续约率要看到期客户".repeat(10), "wangmin")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "seven c, password.length",
        "password1, password.common",
        "PassWord1, password.common",
        "iloveyou, password.common",
        "aaaaaaaabb, password.monotonous",
        "my WangMin 2026, password.contains-login"
    })
    void whatEverybodyTriesFirstIsRefused(String password, String key) {
        assertThatThrownBy(() -> rules.check(password, "wangmin"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> org.assertj.core.api.Assertions.assertThat(refused.key())
                                .isEqualTo(key));
    }

    @Test
    void lengthIsCountedInCharactersNotInHalves() {
        assertThatThrownBy(() -> rules.check("😀🎉🐼🌲", "x")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> rules.check("ab1".repeat(43), "x")).isInstanceOf(Refused.class);
        assertThatCode(() -> rules.check("😀🎉🐼🌲".repeat(32), "x")).doesNotThrowAnyException();
    }
}
