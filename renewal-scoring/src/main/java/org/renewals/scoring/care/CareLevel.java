package org.renewals.scoring.care;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.renewals.scoring.tier.Indicator;
import org.renewals.tier.Tier;

/**
 * Who should look after a customer, proposed from its importance (tier), its size (employees) and its place (R099). The limits
 * are ours. A proposal: it hands out nobody.
 */
public enum CareLevel {
    /** The city's own team: class A. */
    CITY,
    /** The district: class B, {@value #LARGE} employees and more, or where no sub-grid of the city covers the customer. */
    DISTRICT,
    /** The sub-grid the customer lies in: everybody else. */
    SUB_GRID;

    /** Employees. */
    public static final int LARGE = 100;

    /** The word in addresses and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those its customers may have. */
    public Set<Tier> tiers() {
        return switch (this) {
            case CITY -> EnumSet.range(Tier.A1, Tier.A2);
            case DISTRICT -> EnumSet.range(Tier.B1, Tier.C);
            case SUB_GRID -> EnumSet.of(Tier.C);
        };
    }

    /**
     * SQL for the code of a customer's level.
     *
     * @param assessment alias of the customer's row of a month
     * @param covered SQL for whether a sub-grid of its own city covers the customer; null counts as not
     */
    public static String expression(String assessment, String covered) {
        String tier = assessment + ".tier";
        String employees = "coalesce(" + assessment + ".inputs[" + (Indicator.EMPLOYEES.position() + 1) + "], 0)";
        // names of tiers sort from best to worst
        return "case when " + tier + " < 'B' then '" + CITY.code() + "' when " + tier + " < 'C' or " + employees
                + " >= " + LARGE + " or not coalesce(" + covered + ", false) then '" + DISTRICT.code() + "' else '"
                + SUB_GRID.code() + "' end";
    }
}
