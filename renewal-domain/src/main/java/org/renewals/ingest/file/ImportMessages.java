package org.renewals.ingest.file;

import java.util.Locale;
import org.renewals.shared.Refused;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The texts of the import where it writes them itself: into rejects files. Pages and commands look keys up on their own. */
public final class ImportMessages {

    private static final ResourceBundleMessageSource SOURCE = source();

    private ImportMessages() {}

    private static ResourceBundleMessageSource source() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasename("i18n/domain/messages");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }

    public static String text(Reason reason, Locale locale) {
        return SOURCE.getMessage(reason.key(), reason.arguments().toArray(), bundleLocale(locale));
    }

    public static String text(Refused refused, Locale locale) {
        return SOURCE.getMessage(refused.key(), refused.arguments().toArray(), bundleLocale(locale));
    }

    /** Any Chinese reads the bundle there is; everybody else English. */
    private static Locale bundleLocale(Locale locale) {
        return locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
