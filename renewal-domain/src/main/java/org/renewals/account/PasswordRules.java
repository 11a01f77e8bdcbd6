package org.renewals.account;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import org.renewals.shared.Refused;
import org.springframework.stereotype.Component;

/**
 * What a password has to be: long enough and not one that everybody tries (ASVS 5.0, 6.2). There is no rule about kinds of
 * characters and no expiry. Argon2 has no limit on length; ours only keeps a request small.
 */
@Component
public class PasswordRules {

    /** In characters, not bytes. */
    public static final int SHORTEST = 8;

    public static final int LONGEST = 128;

    private static final int SHORTEST_LOGIN_TO_AVOID = 4;

    private final Set<String> common;

    PasswordRules() {
        try {
            common = Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Refused naming the rule that is broken */
    public void check(String password, String login) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new Refused("password.length", length, SHORTEST, LONGEST);
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (common.contains(lower)) {
            throw new Refused("password.common");
        }
        if (login.length() >= SHORTEST_LOGIN_TO_AVOID && lower.contains(login.toLowerCase(Locale.ROOT))) {
            throw new Refused("password.contains-login", login);
        }
        if (password.codePoints().distinct().count() < 3) {
            throw new Refused("password.monotonous");
        }
    }
}
