package org.renewals.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordConfigurationTests {

    private final PasswordEncoder encoder = new PasswordConfiguration().passwordEncoder();

    @Test
    void hashesWithArgon2idAndLooksAtEveryCharacter() {
        String beginning = "八十个汉字远超过七十二个字节".repeat(8);
        String hash = encoder.encode(beginning + "甲");
        assertThat(hash).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(encoder.matches(beginning + "甲", hash)).isTrue();
        assertThat(encoder.matches(beginning + "乙", hash)).isFalse();
        assertThat(encoder.upgradeEncoding(hash)).isFalse();
    }

    @Test
    void passwordsBroughtAlongInBcryptWorkAndAreRenewed() {
        String hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("brought along");
        assertThat(encoder.matches("brought along", hash)).isTrue();
        assertThat(encoder.upgradeEncoding(hash)).isTrue();
    }
}
