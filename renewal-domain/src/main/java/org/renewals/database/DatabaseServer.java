package org.renewals.database;

/**
 * The PostgreSQL this process works with.
 *
 * @param url JDBC address of the database
 * @param ownerLogin role that owns the schema and migrates it; not used afterwards
 * @param appPassword password of the run-time role {@value #APP_LOGIN}
 * @param embedded whether this process started the server and keeps its data
 * @param firstStart whether the embedded server was created just now
 */
public record DatabaseServer(
        String url, String ownerLogin, String ownerPassword, String appPassword, boolean embedded, boolean firstStart) {

    /** The only role that logs in at run time: owns nothing, inherits nothing (db/roles/create-roles.sql). */
    public static final String APP_LOGIN = "renewals_app";

    /** Without the passwords: this is what reaches logs. */
    @Override
    public String toString() {
        return "DatabaseServer[" + url + (embedded ? ", embedded]" : "]");
    }
}
