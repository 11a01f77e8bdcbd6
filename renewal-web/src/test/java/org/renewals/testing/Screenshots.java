package org.renewals.testing;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

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

    private static final List<Picture> PICTURES = List.of(
            new Picture("forecast-quality", "province", "/forecasts/quality", "", DESK),
            new Picture("models", "province", "/models", "", DESK),
            new Picture("model", "province", "/models", "main tbody a", DESK),
            new Picture("contracts-due", "manager1", "/contracts/due", "", DESK),
            new Picture("customer", "manager1", "/contracts/due", "main tbody a", DESK),
            new Picture("customer-phone", "manager1", "/contracts/due", "main tbody a", PHONE));

    /**
     * @param name of the file, without role, language and ending
     * @param login whose page it is
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
        try (RealBrowser browser = new RealBrowser()) {
            for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                for (Picture picture : PICTURES) {
                    try (Visitor visitor = browser.visitor(port, language, picture.width())) {
                        take(visitor, picture, folder.resolve(picture.file(language)));
                    }
                }
            }
        }
    }

    private static void take(Visitor visitor, Picture picture, Path file) {
        Page page = visitor.logIn(picture.login(), PASSWORD).page();
        page.setViewportSize(picture.width(), picture.width() == PHONE ? PHONE_HEIGHT : DESK_HEIGHT);
        visitor.open(picture.path());
        if (!picture.link().isEmpty()) {
            String target = page.locator(picture.link()).first().getAttribute("href");
            visitor.open(target);
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        System.out.println(file);
    }
}
