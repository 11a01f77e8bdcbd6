package org.renewals.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The pages that are timed, each beside what the database alone needs for it, once all of them have been read often enough. */
final class Tour {

    static final String HOME = "home";
    static final String LIST = "customers, filtered and sorted, page 1";
    static final String LATE = "customers, filtered and sorted, page 1,000";
    static final String CUSTOMER = "customer, ";

    private static final int REQUESTS = 100;
    private static final int WARM_UP = 40;
    private static final int LATE_PAGE = 1_000;
    private static final List<String> TABS = List.of("basic", "members", "contracts", "incomes", "service");
    private static final List<String> FUNCTIONS =
            List.of("tiers", "members", "products", "contribution", "fees", "tier-changes", "elasticity", "anomalies");

    private final BenchDatabase database;
    private final Pages pages;
    private final List<Stop> stops = new ArrayList<>();

    private record Stop(String name, String path) {}

    Tour(BenchDatabase database, Pages pages) {
        this.database = database;
        this.pages = pages;
    }

    /** Every page of the province, and those of a city that look for single customers. */
    List<Figures.Page> ofProvince() throws IOException, InterruptedException, SQLException {
        look(HOME, "/");
        String list = "/customers?tier=C&sort=-score&size=20";
        look(LIST, list);
        String late = list;
        for (int page = 1; page < LATE_PAGE; page++) {
            // a small province has fewer pages: the last one then
            var next = pages.next(late);
            if (next.isEmpty()) {
                break;
            }
            late = next.get();
        }
        look(LATE, late);
        look("contracts due", "/contracts/due");
        String customer = pages.firstCustomer(list);
        for (String tab : TABS) {
            look(CUSTOMER + tab, customer + "?tab=" + tab);
        }
        for (String function : FUNCTIONS) {
            look("function " + function, "/evaluation/" + function);
        }
        look("function distributions", "/evaluation/distributions");
        look("pivot of tiers by industry", "/evaluation/pivot?rows=tier&columns=industry");
        look("product matrix", "/evaluation/products/customers");
        look("operation report", "/operation");
        look("grids", "/grids");
        search("");
        return measure();
    }

    List<Figures.Page> ofCity() throws IOException, InterruptedException, SQLException {
        look("city: home", "/");
        look("city: customers", "/customers?sort=-score");
        search("city: ");
        return measure();
    }

    /** A code, two characters that many names hold, initials, and nothing that exists. */
    private void search(String reader) {
        look(reader + "search for a part of a code", "/search?q=0012");
        look(reader + "search for two characters", "/search?q=%E7%A7%91%E6%8A%80");
        look(reader + "search for initials", "/search?q=kjyx");
        look(reader + "search in vain", "/search?q=zzqqxx");
    }

    private void look(String name, String path) {
        stops.add(new Stop(name, path));
    }

    private List<Figures.Page> measure() throws IOException, InterruptedException, SQLException {
        for (Stop stop : stops) {
            pages.time(stop.path(), WARM_UP);
        }
        List<Figures.Page> measured = new ArrayList<>();
        for (Stop stop : stops) {
            database.forgetStatements();
            Pages.Times times = pages.time(stop.path(), REQUESTS);
            measured.add(new Figures.Page(stop.name(), times, database.millisecondsOfStatements() / times.requests()));
        }
        return measured;
    }
}
