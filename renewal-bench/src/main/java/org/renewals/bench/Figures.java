package org.renewals.bench;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured at one size.
 *
 * @param load null where a province loaded earlier was read
 */
record Figures(
        int customers,
        @Nullable Load load,
        Program.Result run,
        Duration runLimit,
        Duration startUp,
        Pages.Times login,
        List<Page> pages) {

    /** Writing a demo province, and reading it in. */
    record Load(
            Program.Result demo,
            Program.Result others,
            Duration copyLimit,
            Program.Result firstImport,
            Program.Result secondImport) {}

    /**
     * One page as one reader.
     *
     * @param database milliseconds of the page's SQL alone, as the server counts them; a mean
     */
    record Page(String name, Pages.Times times, double database) {}
}
