package org.renewals.ingest.target;

import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;

/** What a column accepts. */
public interface ColumnType {

    /**
     * The value as the database reads it, or null if it is not accepted.
     *
     * @param value never empty, blanks around it removed
     */
    @Nullable
    String canonical(String value);

    /** Why a value was not accepted, saying what is. */
    Reason refusal();

    /** Type of the staging column. */
    String sqlType();
}
