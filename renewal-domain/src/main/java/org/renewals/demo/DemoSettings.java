package org.renewals.demo;

import java.nio.file.Path;
import java.time.YearMonth;
import org.renewals.shared.Refused;

/**
 * What a demo province is made of. The same settings, apart from the folder, give the same bytes on every machine.
 *
 * @param customers number of group customers, left ones and prospects included: {@value #FEWEST_CUSTOMERS} to
 *     {@value #MOST_CUSTOMERS}
 * @param months number of months with monthly facts, the as-of month being the last: 1 to {@value #MOST_MONTHS}
 * @param asOf the last closed month; nothing after its last day is known
 * @param seed any number; another seed is another province
 * @param out folder of the files; created where it is missing, files of the same names are overwritten
 */
public record DemoSettings(int customers, int months, YearMonth asOf, long seed, Path out) {

    /** Below this a province has no distribution worth showing. */
    public static final int FEWEST_CUSTOMERS = 100;

    /** The largest province the files are laid out for. */
    public static final int MOST_CUSTOMERS = 1_000_000;

    /** Ten years. */
    public static final int MOST_MONTHS = 120;

    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2099;

    /** @throws Refused if a number or the month is out of the accepted range */
    public DemoSettings {
        requireRange("demo.refused.customers", customers, FEWEST_CUSTOMERS, MOST_CUSTOMERS);
        requireRange("demo.refused.months", months, 1, MOST_MONTHS);
        requireRange("demo.refused.year", asOf.getYear(), EARLIEST_YEAR, LATEST_YEAR);
    }

    private static void requireRange(String key, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw new Refused(key, value, lowest, highest);
        }
    }
}
