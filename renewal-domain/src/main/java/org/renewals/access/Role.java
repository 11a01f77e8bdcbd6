package org.renewals.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an account is for; decides functions and grains (contract.md section 3). */
public enum Role {
    PROVINCE,
    CITY,
    MANAGER,
    ADMIN;

    /** The word used in files, commands and the database: {@code province}, {@code city}, {@code manager}, {@code admin}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
