package org.renewals.database;

/** The database cannot be used; the message tells an operator why and what to do, in one line. */
public class DatabaseUnavailable extends RuntimeException {

    public DatabaseUnavailable(String message) {
        super(message);
    }

    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
