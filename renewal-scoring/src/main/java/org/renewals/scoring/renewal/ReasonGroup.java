package org.renewals.scoring.renewal;

import java.util.Locale;

/** What features are told together as: one reason a manager understands. */
public enum ReasonGroup {
    INCOME(true),
    INCOME_MIX(false),
    MEMBERS(true),
    ACTIVITY(true),
    PRODUCTS(true),
    SERVICE(true),
    SATISFACTION(true),
    CONTACT(true),
    PAYMENT(true),
    PRICE(true),
    SIZE(false),
    TERMS(true),
    HISTORY(false),
    PROFILE(false),
    PLACE(false),
    TIMING(false);

    private final boolean influenced;

    ReasonGroup(boolean influenced) {
        this.influenced = influenced;
    }

    /** Whether an account manager can do something about it; only such things are advised. */
    public boolean isInfluenced() {
        return influenced;
    }

    /** Message key of its name. */
    public String key() {
        return "score.renewal." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
