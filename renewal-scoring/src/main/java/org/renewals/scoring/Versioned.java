package org.renewals.scoring;

import java.time.YearMonth;

/** A rule set that is never edited: a change is a new version with a later effective month (R101). */
public interface Versioned {

    /** Stored with every result, so that an old month can be explained with the rules it was computed with. */
    String version();

    /** The first month computed with this version. */
    YearMonth effectiveFrom();
}
