package org.renewals.analysis.figure;

/** What a figure counts; names are in the bundle under {@code unit.<key>}. */
public enum Unit {
    CUSTOMERS("customers", Kind.COUNT),
    MEMBERS("members", Kind.COUNT),
    USERS("users", Kind.COUNT),
    CONTRACTS("contracts", Kind.COUNT),
    MONEY("money", Kind.MONEY),
    MONEY_PER_MONTH("money_per_month", Kind.MONEY),
    SHARE("share", Kind.SHARE),
    MONTHS("months", Kind.DECIMAL),
    MINUTES("minutes", Kind.DECIMAL),
    POINTS("points", Kind.DECIMAL),
    RATIO("ratio", Kind.DECIMAL);

    /** How values of the unit are compared and written. */
    public enum Kind {
        /** Whole numbers, compared in %. */
        COUNT,
        /** Exact yuan, compared in %; written in yuan or ten thousand yuan. */
        MONEY,
        /** Part over whole, written in % and compared in percentage points. */
        SHARE,
        /** Other numbers, compared in %. */
        DECIMAL
    }

    private final String key;
    private final Kind kind;

    Unit(String key, Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }
}
