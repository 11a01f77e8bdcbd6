package org.renewals.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;

/** How passwords are hashed: Argon2id for new ones, bcrypt where an account was brought along from elsewhere. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    // OWASP's password storage advice: 19 MiB, two passes, one lane
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int BCRYPT_STRENGTH = 12;

    @Bean
    PasswordEncoder passwordEncoder() {
        Argon2Function argon2 = Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
        return new DelegatingPasswordEncoder(
                "argon2",
                Map.of(
                        "argon2", new Argon2Password4jPasswordEncoder(argon2),
                        "bcrypt", new BCryptPasswordEncoder(BCRYPT_STRENGTH)));
    }
}
