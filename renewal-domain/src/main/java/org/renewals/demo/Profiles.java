package org.renewals.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.demo.Province.City;
import org.renewals.demo.RandomStream.Purpose;
import org.renewals.demo.Vocabulary.Industry;
import org.renewals.demo.Vocabulary.NamePattern;

/** Draws the profile of any customer from the seed and its number alone. */
final class Profiles {

    private static final int LARGEST_EMPLOYER = 60_000;
    /** Sizes are spread more widely above the median than below it: a few employers are very large. */
    private static final double UPPER_SPREAD = 1.15;

    private static final double LOWER_SPREAD = 0.8;

    private static final double PROSPECTS = 0.015;
    private static final double MEMBERLESS = 0.02;
    /** Customers that signed before the first simulated month. */
    private static final double ESTABLISHED = 0.70;

    private static final int LONGEST_RELATION_BEFORE = 130;
    private static final double MERGING_PAIRS = 0.015;
    /** Prime, and so without a common factor with the number of brands: it spreads neighbours over all of them. */
    private static final long BRAND_STEP = 2_750_159;

    private final Province province;
    private final Vocabulary vocabulary;
    private final Timeline timeline;
    private final int customers;
    private final long seed;
    private final double industryWeights;
    private final List<String> brandFirst;
    private final List<String> brandSecond;
    private final List<String> brandThird;

    Profiles(Province province, Vocabulary vocabulary, Timeline timeline, int customers, long seed) {
        this.province = province;
        this.vocabulary = vocabulary;
        this.timeline = timeline;
        this.customers = customers;
        this.seed = seed;
        industryWeights =
                vocabulary.industries.stream().mapToDouble(Industry::weight).sum();
        brandFirst = vocabulary.words("brand-first");
        brandSecond = vocabulary.words("brand-second");
        brandThird = vocabulary.words("brand-third");
    }

    Profile profile(int index) {
        int mergerMonth = mergerMonth(index);
        boolean merges = mergerMonth >= 0;
        int partner = merges ? index ^ 1 : -1;
        City city = province.cityOf(index);
        int manager = city.managerOf(index);
        RandomStream random = new RandomStream(seed, Purpose.PROFILE, index);
        double industryDraw = random.uniform();
        if (merges && index > partner) {
            industryDraw = new RandomStream(seed, Purpose.PROFILE, partner).uniform();
        }
        Industry industry = industry(industryDraw);
        double relativeSize = random.normal();
        double spread = industry.spread() * (relativeSize > 0 ? UPPER_SPREAD : LOWER_SPREAD);
        int employees = within(2, LARGEST_EMPLOYER, industry.employees() * StrictMath.exp(spread * relativeSize));
        double size = StrictMath.log(employees);
        boolean prospect = random.chance(PROSPECTS) && !merges;
        LocalDate signedOn = signedOn(random, merges);
        boolean memberless = random.chance(MEMBERLESS) && !merges;
        return new Profile(
                index,
                city,
                manager,
                industry,
                code(index),
                name(index, city, city.countyOf(manager).name(), industry, employees, random),
                random.oneOf(industry.natures()),
                employees,
                within(1, 5, 0.2 + 0.45 * size + 0.9 * random.normal()),
                within(0, 100, industry.influence() + 6 * (size - 3.9) + 10 * random.normal()),
                within(0, 100, 34 + 14 * (size - 3) + 12 * random.normal()),
                prospect ? null : signedOn,
                memberless,
                partner,
                mergerMonth);
    }

    /** The key of a customer in every file. */
    static String code(int index) {
        String digits = Integer.toString(index + 1);
        return "K" + "0".repeat(7 - digits.length()) + digits;
    }

    /** Neighbours of one city merge now and then; both learn it from the pair's own draw. */
    private int mergerMonth(int index) {
        int pair = index >> 1;
        int second = 2 * pair + 1;
        if (second >= customers
                || province.cityOf(2 * pair).number() != province.cityOf(second).number()) {
            return -1;
        }
        RandomStream random = new RandomStream(seed, Purpose.MERGER, pair);
        return random.chance(MERGING_PAIRS) ? random.between(timeline.firstEventMonth + 1, timeline.last()) : -1;
    }

    private LocalDate signedOn(RandomStream random, boolean merges) {
        boolean established = random.chance(ESTABLISHED) || merges;
        double when = random.uniform();
        int day = random.between(0, 27);
        LocalDate month = established
                ? timeline.firstDay(0).minusMonths(1 + (long) (when * when * LONGEST_RELATION_BEFORE))
                : timeline.firstDay((int) (when * timeline.months));
        return month.plusDays(day);
    }

    private Industry industry(double draw) {
        double left = draw * industryWeights;
        for (Industry industry : vocabulary.industries) {
            left -= industry.weight();
            if (left < 0) {
                return industry;
            }
        }
        return vocabulary.industries.get(0);
    }

    /** Unique in the province: no two customers of a city share a brand, and every name tells its city or county. */
    private String name(int index, City city, String county, Industry industry, int employees, RandomStream random) {
        int least = 0;
        int choices = 0;
        for (NamePattern pattern : industry.patterns()) {
            if (pattern.leastEmployees() <= employees) {
                choices = pattern.leastEmployees() == least ? choices + 1 : 1;
                least = pattern.leastEmployees();
            }
        }
        int chosen = random.between(1, choices);
        String text = "";
        for (NamePattern pattern : industry.patterns()) {
            if (pattern.leastEmployees() == least && chosen-- == 1) {
                text = pattern.text();
            }
        }
        String brand = brand(index - city.firstCustomer(), city.customers());
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case 'C' -> name.append(city.name());
                case 'D' -> name.append(county);
                case 'B' -> name.append(brand);
                default -> name.append(c);
            }
        }
        return name.toString();
    }

    private String brand(int position, int customersOfCity) {
        long pairs = (long) brandFirst.size() * brandSecond.size();
        boolean short_ = customersOfCity <= pairs;
        long brands = short_ ? pairs : pairs * brandThird.size();
        int number = (int) Math.floorMod(position * BRAND_STEP + Math.floorMod(seed, brands), brands);
        String brand = brandFirst.get(number % brandFirst.size())
                + brandSecond.get(number / brandFirst.size() % brandSecond.size());
        return short_ ? brand : brand + brandThird.get((int) (number / pairs));
    }

    private static int within(int lowest, int highest, double value) {
        return (int) Math.max(lowest, Math.min(highest, Math.round(value)));
    }

    /** The profile of the customer it merges with. */
    @Nullable
    Profile partnerOf(Profile profile) {
        return profile.merges() ? profile(profile.partner()) : null;
    }
}
