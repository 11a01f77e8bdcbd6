package org.renewals.organization;

import java.util.Locale;

/** The three levels of the organisation, from the top. */
public enum OrgKind {
    PROVINCE,
    CITY,
    COUNTY;

    /** The word used in files and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
