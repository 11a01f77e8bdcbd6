package org.renewals.reports.mail;

import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;

/**
 * Which accounts are meant.
 *
 * @param role null for all that may get a report
 * @param text part of the name or login; empty for all
 * @param onlyActive whether only those who get a report now
 */
public record RecipientFilter(@Nullable Role role, String text, boolean onlyActive) {}
