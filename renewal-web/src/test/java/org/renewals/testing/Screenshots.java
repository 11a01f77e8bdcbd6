package org.renewals.testing;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes the pictures of docs/screenshots from the demonstration running on this machine: each page in both languages, as its
 * reader sees it.
 */
public final class Screenshots {

    private static final String PASSWORD = "demo";
    private static final int DESK = 1440;
    private static final int PHONE = 390;
    private static final int PHONE_HEIGHT = 844;
    private static final int DESK_HEIGHT = 900;

    private static final List<String> LOGINS = List.of("province", "city1", "manager1");
    /** The nine functions in their order; the last is the province's alone. */
    private static final List<String> FUNCTIONS = List.of(
            "tiers",
            "members",
            "products",
            "contribution",
            "fees",
            "tier-changes",
            "elasticity",
            "anomalies",
            "distributions");

    private static final List<String> TABS = List.of("basic", "members", "contracts", "incomes", "service");

    private static List<Picture> pictures() {
        List<Picture> pictures = new ArrayList<>(List.of(
                new Picture("forecast-quality", "province", "/forecasts/quality", "", DESK),
                new Picture("models", "province", "/models", "", DESK),
                new Picture("model", "province", "/models", "main tbody a", DESK),
                new Picture("pivot", "province", "/evaluation/pivot", "", DESK),
                new Picture("product-matrix", "province", "/evaluation/products/customers", "", DESK),
                new Picture("operation", "province", "/operation", "", DESK),
                new Picture("operation", "city1", "/operation", "", DESK),
                new Picture("grids", "province", "/grids", "", DESK),
                new Picture("glossary", "province", "/glossary", "", DESK),
                new Picture("thresholds", "province", "/alerts/thresholds", "", DESK),
                new Picture("alerts", "manager1", "/alerts", "", DESK),
                new Picture("contracts-due", "manager1", "/contracts/due", "", DESK),
                new Picture("home-phone", "manager1", "/", "", PHONE),
                new Picture("alerts-phone", "manager1", "/alerts", "", PHONE),
                new Picture("customers-phone", "manager1", "/customers", "", PHONE),
                new Picture("contracts-due-phone", "manager1", "/contracts/due", "", PHONE),
                new Picture("customer-phone", "manager1", "/contracts/due", "main tbody a", PHONE)));
        for (String login : LOGINS) {
            pictures.add(new Picture("home", login, "/", "", DESK));
            pictures.add(new Picture("customers", login, "/customers", "", DESK));
            for (String function : FUNCTIONS) {
                if (!function.equals("distributions") || login.equals("province")) {
                    pictures.add(new Picture("evaluation-" + function, login, "/evaluation/" + function, "", DESK));
                }
            }
        }
        for (String function : FUNCTIONS.subList(0, FUNCTIONS.size() - 1)) {
            pictures.add(
                    new Picture("evaluation-" + function + "-phone", "manager1", "/evaluation/" + function, "", PHONE));
        }
        for (String tab : TABS) {
            pictures.add(new Picture("customer-" + tab, "manager1", "/contracts/due|tab=" + tab, "main tbody a", DESK));
        }
        return pictures;
    }

    /**
     * @param name of the file, without role, language and ending
     * @param login whose page it is
     * @param path with what is added to the link's address behind a bar
     * @param link the first of these is followed; empty to stay
     * @param width of the window
     */
    private record Picture(String name, String login, String path, String link, int width) {

        String file(Locale language) {
            return name + "-" + login.replaceAll("\\d", "") + "." + language.getLanguage() + ".png";
        }
    }

    private Screenshots() {}

    /** @param arguments folder to write to, and the port of the application */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int port = Integer.parseInt(arguments[1]);
        Map<String, List<Picture>> bySitting = pictures().stream()
                .collect(Collectors.groupingBy(
                        picture -> picture.login() + picture.width(), LinkedHashMap::new, Collectors.toList()));
        try (RealBrowser browser = new RealBrowser()) {
            for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                for (List<Picture> sitting : bySitting.values()) {
                    Picture first = sitting.get(0);
                    try (Visitor visitor = browser.visitor(port, language, first.width())) {
                        visitor.logIn(first.login(), PASSWORD);
                        for (Picture picture : sitting) {
                            take(visitor, picture, folder.resolve(picture.file(language)));
                        }
                    }
                }
            }
        }
    }

    private static void take(Visitor visitor, Picture picture, Path file) {
        Page page = visitor.page();
        page.setViewportSize(picture.width(), picture.width() == PHONE ? PHONE_HEIGHT : DESK_HEIGHT);
        String[] path = picture.path().split("\\|", 2);
        visitor.open(path[0]);
        if (!picture.link().isEmpty()) {
            String target = page.locator(picture.link()).first().getAttribute("href");
            visitor.open(path.length == 1 ? target : target.replaceFirst("[?].*", "") + "?" + path[1]);
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        System.out.println(file);
    }
}
