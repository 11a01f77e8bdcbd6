package org.renewals.reports.pdf;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what the PDF engine says, shortened: it repeats refused addresses in full, and a refused image is an address
 * of a megabyte.
 */
final class EngineLog implements XRLogger {

    private static final Logger LOG = LoggerFactory.getLogger("org.renewals.reports.pdf.engine");
    private static final int MAX_LENGTH = 300;

    @Override
    public void log(String where, Level level, @Nullable String message) {
        log(where, level, message, null);
    }

    @Override
    public void log(String where, Level level, @Nullable String message, @Nullable Throwable error) {
        String text = shorten(String.valueOf(message));
        if (level.intValue() >= Level.WARNING.intValue()) {
            LOG.warn("{}: {}", where, text, error);
        } else {
            LOG.debug("{}: {}", where, text, error);
        }
    }

    @Override
    public void log(Diagnostic diagnostic) {
        log(
                diagnostic.getLogMessageId().getWhere(),
                diagnostic.getLevel(),
                diagnostic.getFormattedMessage(),
                diagnostic.hasError() ? diagnostic.getError() : null);
    }

    @Override
    public void setLevel(String logger, Level level) {
        // levels are set where those of the whole program are
    }

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return diagnostic.getLevel().intValue() >= Level.WARNING.intValue()
                ? LOG.isWarnEnabled()
                : LOG.isDebugEnabled();
    }

    private static String shorten(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
