package org.renewals.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What requests ask the database, so that tests can count it. */
public final class Statements {

    private static final String EXECUTING = "Executing prepared SQL statement [";

    private Statements() {}

    /** The queries of the requests made meanwhile, in order; those of jobs beside them are left out. */
    public static List<String> of(Runnable requests) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        Level before = logger.getLevel();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(appender);
        try {
            requests.run();
        } finally {
            logger.detachAppender(appender);
            logger.setLevel(before);
        }
        return appender.list.stream()
                .filter(event -> event.getThreadName().startsWith("http"))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.startsWith(EXECUTING))
                .map(message -> message.substring(EXECUTING.length()))
                .toList();
    }
}
