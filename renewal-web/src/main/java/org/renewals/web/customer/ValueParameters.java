package org.renewals.web.customer;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of formula 1 as typed; null where the customer's own figures are to be taken.
 *
 * @param income R, yuan a year
 * @param rate r, in % a year
 * @param years N
 * @param damage x, 0 to 1
 */
record ValueParameters(
        @Nullable String p0,
        @Nullable String c0,
        @Nullable String income,
        @Nullable String rate,
        @Nullable String years,
        @Nullable String p1,
        @Nullable String damage) {}
