package org.renewals.bench;

import java.time.Duration;

/** What was measured at one size. */
record Figures(
        int customers,
        Program.Result demo,
        Program.Result others,
        Duration copyLimit,
        Program.Result firstImport,
        Program.Result secondImport,
        Program.Result run,
        Duration runLimit,
        Duration startUp,
        Pages.Times login,
        Pages.Times home) {}
