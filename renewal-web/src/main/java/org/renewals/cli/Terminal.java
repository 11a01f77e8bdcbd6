package org.renewals.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Where a command talks to: results on standard output, everything else on standard error. Texts are in the language of the
 * environment, Chinese or English. Progress overwrites its line on a terminal and is one plain line a step elsewhere.
 */
final class Terminal {

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final Locale language;
    private final MessageSource texts = texts();
    private String shown = "";

    Terminal(PrintStream out, PrintStream err, boolean interactive, Locale environment) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
        this.language = environment.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    @SuppressWarnings("SystemConsoleNull")
    static Terminal ofProcess() {
        // newer runtimes answer with a console even where there is none, unless told to be as before
        System.setProperty("jdk.console", "java.base");
        return new Terminal(System.out, System.err, System.console() != null, Locale.getDefault());
    }

    Locale language() {
        return language;
    }

    String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, language);
    }

    void result(String line) {
        endProgress();
        out.println(line);
    }

    void problem(String line) {
        endProgress();
        err.println(line);
    }

    /** @param step whether this ends a step: only such lines are printed where nobody watches */
    void progress(String line, boolean step) {
        if (interactive) {
            err.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
            err.flush();
            shown = line;
            if (step) {
                endProgress();
            }
        } else if (step) {
            err.println(line);
        }
    }

    private void endProgress() {
        if (!shown.isEmpty()) {
            err.println();
            shown = "";
        }
    }

    private static MessageSource texts() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasenames(
                "i18n/cli/messages", "i18n/domain/messages", "i18n/scoring/messages", "i18n/reports/messages");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }
}
