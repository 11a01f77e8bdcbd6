package org.renewals.analysis.customer;

import org.jspecify.annotations.Nullable;

/** Hides personal data until somebody with the right to it asks for it by name (requirements 5.9). */
final class Mask {

    private static final String HIDDEN = "****";
    private static final int PHONE_HEAD = 3;
    private static final int PHONE_TAIL = 4;
    private static final int SHORTEST_PHONE = PHONE_HEAD + PHONE_TAIL + 2;

    private Mask() {}

    /** The first character – in Chinese, the surname. */
    static String name(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    /** Three digits in front and four behind: 138****5678; too short a number is hidden altogether. */
    static @Nullable String phone(@Nullable String phone) {
        if (phone == null || phone.length() < SHORTEST_PHONE) {
            return phone == null ? null : HIDDEN;
        }
        return phone.substring(0, PHONE_HEAD) + HIDDEN + phone.substring(phone.length() - PHONE_TAIL);
    }

    /** The first character and the domain: z****@example.com. */
    static @Nullable String email(@Nullable String email) {
        if (email == null) {
            return null;
        }
        int at = email.indexOf('@');
        return at < 1 ? HIDDEN : email.substring(0, 1) + HIDDEN + email.substring(at);
    }
}
