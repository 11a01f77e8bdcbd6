package org.renewals.reports.mail;

import java.util.Locale;
import org.renewals.access.AccessScope;

/**
 * Somebody who gets the monthly report.
 *
 * @param scope the reader's own: the report shows what this account may see
 * @param email where it goes
 * @param language {@code zh} or {@code en}
 */
record Recipient(int accountId, AccessScope scope, String email, String language) {

    Locale locale() {
        return language.equals(Locale.SIMPLIFIED_CHINESE.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    String ledgerScope() {
        return "account:" + accountId;
    }
}
