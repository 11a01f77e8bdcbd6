package org.renewals.ingest.order;

import java.util.Locale;

/** What a stored file is for. */
public enum ContentKind {
    /** To be loaded. */
    DATA,
    /** Says how to map the data files. */
    PROFILE,
    /** Rows that were not accepted, to be mended and loaded again. */
    REJECTS;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
