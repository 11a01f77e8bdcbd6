package org.renewals.web.view;

import org.jspecify.annotations.Nullable;

/**
 * What an address says about where a page stands, as typed; {@link Standpoints} makes sense of it.
 *
 * @param month {@code YYYY-MM}; the latest if missing
 * @param city code; so is {@code county}, which is looked for before it
 * @param manager login; looked for first
 * @param money {@code yuan} to see summaries in yuan where they would be in 万元
 */
public record Place(
        @Nullable String month,
        @Nullable String city,
        @Nullable String county,
        @Nullable String manager,
        @Nullable String money) {}
