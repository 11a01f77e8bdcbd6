package org.renewals.reports.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * The texts of reports, from the bundle {@code i18n/reports/messages}, and of the reasons for scores: English, and Chinese for
 * {@code zh-CN}.
 */
@Component
public class ReportTexts {

    /** Class path name of the bundle, without language and suffix. */
    public static final String BUNDLE = "i18n/reports/messages";

    /** The reasons of scores. */
    private static final String SCORES = "i18n/scoring/messages";

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    public ReportTexts() {
        messages.setBasenames(BUNDLE, SCORES);
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        // the language of a report is asked for, never that of the machine it is made on
        messages.setFallbackToSystemLocale(false);
    }

    /**
     * @param arguments put into the text as they are; figures are formatted before ({@link Figures})
     * @throws org.springframework.context.NoSuchMessageException where the key is unknown
     */
    public String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** The same texts for template engines. */
    public MessageSource messageSource() {
        return messages;
    }
}
