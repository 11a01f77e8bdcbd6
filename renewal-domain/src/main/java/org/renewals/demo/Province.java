package org.renewals.demo;

import java.util.ArrayList;
import java.util.List;
import org.renewals.demo.RandomStream.Purpose;

/**
 * Cities, counties, managers and grids of the province, and who belongs where. Customers are numbered through the
 * cities one after the other and, within a city, through its managers; so the place of any customer is arithmetic and
 * nothing is kept per customer. A manager works in one county and owns one micro-grid (R097).
 */
final class Province {

    private static final int CUSTOMERS_A_CITY = 35;
    private static final int FEWEST_CITIES = 3;
    private static final int CUSTOMERS_A_MANAGER = 90;
    private static final int CUSTOMERS_A_MANAGER_IN_A_SMALL_CITY = 25;
    private static final int FEWEST_MANAGERS = 2;
    private static final int MANAGERS_IN_A_SMALL_CITY = 6;

    /**
     * A city: its customers are those numbered from {@code firstCustomer} on, its managers those from
     * {@code firstManager} on (all counted from 0).
     */
    record City(
            int number,
            String code,
            String name,
            int firstCustomer,
            int customers,
            int firstManager,
            int managers,
            List<County> counties) {

        int managerOf(int customer) {
            return firstManager + (int) ((long) (customer - firstCustomer) * managers / customers);
        }

        County countyOf(int manager) {
            return counties.get((int) ((long) (manager - firstManager) * counties.size() / managers));
        }

        String mainGrid() {
            return "G" + code;
        }

        String featureGrid() {
            return "G" + code + "T1";
        }
    }

    /** A county; the number counts through the whole province from 0. */
    record County(int number, String code, String name) {

        String subGrid() {
            return "G" + code;
        }
    }

    /**
     * An account manager, counted from 0 through the province.
     *
     * @param diligence how often customers are visited, around 1
     * @param delay how often a complaint is answered late, around 1
     */
    record Manager(int number, City city, County county, String name, double diligence, double delay) {

        String login() {
            return "manager" + (number + 1);
        }

        String microGrid() {
            return county.subGrid() + "W" + (number - city.firstManager() + 1);
        }
    }

    final String code;
    final String name;
    final List<City> cities;
    final int counties;
    final int managers;

    private final Vocabulary vocabulary;
    private final long seed;

    Province(Vocabulary vocabulary, int customers, long seed) {
        this.vocabulary = vocabulary;
        this.seed = seed;
        code = vocabulary.province.code();
        name = vocabulary.province.name();
        int used = Math.max(FEWEST_CITIES, Math.min(vocabulary.cities.size(), customers / CUSTOMERS_A_CITY));
        List<Vocabulary.Place> places = vocabulary.cities.subList(0, used);
        double weights = places.stream().mapToDouble(Vocabulary.Place::weight).sum();
        List<City> laidOut = new ArrayList<>();
        double weightBefore = 0;
        int firstManager = 0;
        int firstCounty = 0;
        for (Vocabulary.Place place : places) {
            int first = (int) Math.floor(customers * (weightBefore / weights));
            weightBefore += place.weight();
            boolean last = laidOut.size() == used - 1;
            int next = last ? customers : (int) Math.floor(customers * (weightBefore / weights));
            int managersHere = managersFor(next - first);
            List<County> countiesHere = new ArrayList<>();
            for (String county : place.counties()) {
                if (countiesHere.size() < managersHere) {
                    int number = countiesHere.size() + 1;
                    countiesHere.add(new County(
                            firstCounty + countiesHere.size(),
                            place.code() + (number < 10 ? "0" : "") + number,
                            county));
                }
            }
            laidOut.add(new City(
                    laidOut.size() + 1,
                    place.code(),
                    place.name(),
                    first,
                    next - first,
                    firstManager,
                    managersHere,
                    List.copyOf(countiesHere)));
            firstManager += managersHere;
            firstCounty += countiesHere.size();
        }
        cities = List.copyOf(laidOut);
        managers = firstManager;
        counties = firstCounty;
    }

    private static int managersFor(int customers) {
        int small = Math.max(
                FEWEST_MANAGERS,
                Math.min(
                        MANAGERS_IN_A_SMALL_CITY, Math.round((float) customers / CUSTOMERS_A_MANAGER_IN_A_SMALL_CITY)));
        return Math.max(small, (customers + CUSTOMERS_A_MANAGER - 1) / CUSTOMERS_A_MANAGER);
    }

    City cityOf(int customer) {
        int low = 0;
        int high = cities.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (cities.get(middle).firstCustomer() <= customer) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return cities.get(low);
    }

    Manager manager(City city, int number) {
        RandomStream random = new RandomStream(seed, Purpose.MANAGER, number);
        return new Manager(
                number,
                city,
                city.countyOf(number),
                personName(random),
                random.logNormal(1, 0.45),
                random.logNormal(1, 0.5));
    }

    /** An invented Chinese name of two or three characters. */
    String personName(RandomStream random) {
        List<String> given = vocabulary.words("given");
        String surname = random.oneOf(vocabulary.words("surnames"));
        String first = random.oneOf(given);
        return random.chance(0.22) ? surname + first : surname + first + random.oneOf(given);
    }
}
