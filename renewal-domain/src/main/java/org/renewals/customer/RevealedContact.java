package org.renewals.customer;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A contact with nothing hidden, for the eyes of who asked and for once.
 *
 * @param id the contact's
 */
public record RevealedContact(
        long id,
        String name,
        @Nullable String phone,
        @Nullable String email) implements Serializable {}
