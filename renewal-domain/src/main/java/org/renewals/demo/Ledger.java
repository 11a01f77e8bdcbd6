package org.renewals.demo;

import java.io.IOException;
import org.renewals.demo.Province.City;
import org.renewals.demo.Province.County;
import org.renewals.demo.RandomStream.Purpose;

/**
 * What the province's finance department knows: income by county and month, added up while the customers are written,
 * and from it the operating income and the targets. It holds no customer.
 */
final class Ledger {

    /** Income of customers outside any agreement is steadier than that of the county's group customers. */
    private static final double OWN_PART = 0.7;

    /** Bounds of the group customers' share, also where a county has but a few of them. */
    private static final double SMALLEST_SHARE = 0.31;

    private static final double LARGEST_SHARE = 0.44;

    /** Operating income of a county without any group customer, in fen a month. */
    private static final long SMALLEST_BASE = 50_000;

    private static final long EFFECTIVE_MEMBER_TARGET = 75;
    private static final long RENEWAL_RATE_TARGET = 88;
    private static final String PROMOTED_PRODUCT = "SCHOOL_MSG";

    private final Province province;
    private final Timeline timeline;
    private final long seed;
    private final int months;
    private final long[][] income;
    private final long[][] promoted;

    Ledger(Province province, Timeline timeline, int months, long seed) {
        this.province = province;
        this.timeline = timeline;
        this.months = months;
        this.seed = seed;
        income = new long[province.counties][months];
        promoted = new long[province.cities.size()][months];
    }

    /** Adds a customer's month; months count from the first one with facts. */
    void add(City city, County county, int month, CustomerLife customer) {
        income[county.number()][month] += customer.groupPaid + customer.personalBills;
        for (Subscription subscription : customer.subscriptions()) {
            if (subscription.product.code().equals(PROMOTED_PRODUCT)) {
                promoted[city.number() - 1][month] += subscription.incomeFen;
            }
        }
    }

    void writeOperatingIncome(CsvFile file) throws IOException {
        long[][] operating = operatingIncome();
        for (int month = 0; month < months; month++) {
            long whole = 0;
            for (City city : province.cities) {
                long ofCity = 0;
                for (County county : city.counties()) {
                    ofCity += operating[county.number()][month];
                }
                whole += ofCity;
            }
            writeOperatingIncome(file, month, province.code, whole);
            for (City city : province.cities) {
                long ofCity = 0;
                for (County county : city.counties()) {
                    ofCity += operating[county.number()][month];
                }
                writeOperatingIncome(file, month, city.code(), ofCity);
                for (County county : city.counties()) {
                    writeOperatingIncome(file, month, county.code(), operating[county.number()][month]);
                }
            }
        }
    }

    private void writeOperatingIncome(CsvFile file, int month, String org, long fen) throws IOException {
        int at = timeline.firstFactMonth + month;
        file.month(timeline.year(at), timeline.monthOfYear(at))
                .text(org)
                .yuan(fen)
                .end();
    }

    /** Group income plus the other customers' bills, which are one and a half to two times as much. */
    private long[][] operatingIncome() {
        long[][] operating = new long[province.counties][months];
        for (int county = 0; county < province.counties; county++) {
            RandomStream random = new RandomStream(seed, Purpose.FINANCE, county);
            double share = random.between(0.34, 0.41);
            long sum = 0;
            for (long fen : income[county]) {
                sum += fen;
            }
            double mean = (double) sum / months;
            double trend = 0;
            for (int month = 0; month < months; month++) {
                int at = timeline.firstFactMonth + month;
                trend = 0.9 * trend + 0.012 * random.normal();
                double base = OWN_PART * mean + (1 - OWN_PART) * income[county][month];
                long own = income[county][month];
                double others = base * (1 / share - 1) * (1 + trend) * timeline.season(Season.BILLS, at);
                others = Math.min(others, own * (1 / SMALLEST_SHARE - 1));
                others = Math.max(others, own * (1 / LARGEST_SHARE - 1));
                operating[county][month] = own + Math.max(SMALLEST_BASE, Math.round(others));
            }
        }
        return operating;
    }

    /**
     * For each year with facts: the effective-member share and the renewal rate as fractions, by year, and the income
     * of the promoted product in yuan, a stretch above what the months with facts would come to in a year.
     */
    void writeTargets(CsvFile file) throws IOException {
        int first = timeline.year(timeline.firstFactMonth);
        int last = timeline.year(timeline.last());
        for (int year = first; year <= last; year++) {
            target(file, "effective_member_share", province.code, year, EFFECTIVE_MEMBER_TARGET);
            target(file, "renewal_rate", province.code, year, RENEWAL_RATE_TARGET);
            for (City city : province.cities) {
                target(file, "effective_member_share", city.code(), year, EFFECTIVE_MEMBER_TARGET);
                target(file, "renewal_rate", city.code(), year, RENEWAL_RATE_TARGET);
            }
            long whole = 0;
            long[] parts = new long[province.cities.size()];
            for (City city : province.cities) {
                RandomStream random = new RandomStream(seed, Purpose.FINANCE, 1_000_003L * year + city.number());
                long yuan = Math.round(yearOfPromoted(city, year) * random.between(1.02, 1.22) / 100);
                parts[city.number() - 1] = yuan;
                whole += yuan;
            }
            if (whole > 0) {
                String metric = "product_income." + PROMOTED_PRODUCT;
                target(file, metric, province.code, year, 100 * whole);
                for (City city : province.cities) {
                    target(file, metric, city.code(), year, 100 * parts[city.number() - 1]);
                }
            }
        }
    }

    private double yearOfPromoted(City city, int year) {
        long fen = 0;
        int counted = 0;
        for (int month = 0; month < months; month++) {
            if (timeline.year(timeline.firstFactMonth + month) == year) {
                fen += promoted[city.number() - 1][month];
                counted++;
            }
        }
        return counted == 0 ? 0 : 12.0 * fen / counted;
    }

    private static void target(CsvFile file, String metric, String org, int year, long hundredths) throws IOException {
        file.text(metric).text(org).whole(year).decimal(hundredths, 2).end();
    }
}
