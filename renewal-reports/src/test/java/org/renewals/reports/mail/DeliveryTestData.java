package org.renewals.reports.mail;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.analysis.SmallProvince;
import org.renewals.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The small province with addresses: province (1), the cities (2, 3) and the managers 11 and 12 of the first. */
final class DeliveryTestData {

    static final AccessScope ADMIN = AccessScope.admin(99);

    private DeliveryTestData() {}

    static void load(TestDatabase database) {
        SmallProvince.load(database);
        execute(database, """
                update account set email = login || '@example.com' where id not in (14);
                insert into account (id, login, name, role, org_id, email) overriding system value
                    values (99, 'admin', '管理员', 'admin', 100, 'admin@example.com');
                """);
    }

    /** Forgets everything queued and sent; the recipients are those given, in English. */
    static void reset(TestDatabase database, int... accounts) {
        execute(database, """
                truncate mail_attempt, mail_message, report_document, report_recipient, job_ledger;
                update report_schedule set enabled = false, first_month = null, unknown = 'retry', day_of_month = 8,
                    at_time = '08:00', version = 0;
                update account set disabled = false, role = case id when 1 then 'province' when 99 then 'admin'
                        when 2 then 'city' when 3 then 'city' else 'manager' end,
                    email = case id when 14 then null else login || '@example.com' end;
                delete from customer where code like 'NEW%';
                """);
        for (int account : accounts) {
            execute(database, "insert into report_recipient (account_id, language) values (" + account + ", 'en')");
        }
    }

    /** As the owner of the schema, past all locks. */
    static void execute(TestDatabase database, String script) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static JdbcClient look(TestDatabase database) {
        return JdbcClient.create(database.owner());
    }

    static void as(AccessScope scope, Runnable work) {
        CurrentScope.run(scope, work);
    }
}
