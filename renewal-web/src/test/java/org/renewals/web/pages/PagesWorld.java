package org.renewals.web.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import org.renewals.access.Role;
import org.renewals.demo.DemoSettings;
import org.renewals.ingest.ImportOptions;
import org.renewals.ingest.ImportProgress;
import org.renewals.ingest.ImportReport;
import org.renewals.ingest.ImportService;
import org.renewals.scoring.run.MonthlyRun;
import org.renewals.testing.DemoData;
import org.renewals.testing.StoredModels;
import org.renewals.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A small demo province with two computed months, and of what people and time add to it one of each kind. */
final class PagesWorld {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    /** Tier changes open and decided, a message that waits for a decision, imports that move and that broke off. */
    private static final String WORK = """
            insert into tier_change_request (customer_id, city_id, manager_id, from_tier, to_tier, reason, status,
                requested_by, requested_at, decided_by, decided_at, comment)
            select c.id, c.city_id, c.manager_id, c.tier, case c.tier when 'A1' then 'A2' else 'A1' end, '新签三年专线合同',
                case at when 1 then 'submitted' else 'rejected' end, c.manager_id, timestamptz '2026-11-09 10:00+08',
                case at when 2 then d.id end, case at when 2 then timestamptz '2026-11-09 11:00+08' end,
                case at when 2 then 'Contract not seen' end
            from (select c.*, row_number() over (order by c.code) as at from customer c
                  join account a on a.id = c.manager_id and a.login = 'manager1' where c.tier is not null) c
            join account d on d.login = 'city1' where at <= 2;

            insert into report_document (kind, month, scope_kind, scope_id, language, version, sha256, title, file_name,
                headline_labels, headline_values, content, created_at)
            select 'monthly', '2026-10-01', 'city', city_id, 'zh', 1, '', '', '', '{}', '{}', '', timestamptz '2026-11-08 08:00+08'
            from account where login = 'city1';
            insert into mail_message (document_id, month, scope_kind, scope_id, document_version, account_id, email,
                language, message_id, status, reason, last_answer, attempts, queued_at, next_try_at)
            select d.id, month, scope_kind, scope_id, d.version, a.id, 'city1@example.com', 'zh', '<1@example.com>', 'held',
                'unanswered', '[EOF]', 1, d.created_at, d.created_at + interval '15 minutes'
            from report_document d, account a where a.login = 'city1';
            insert into mail_attempt (mail_id, number, started_at, ended_at, outcome, reason, answer)
            select id, 1, queued_at, queued_at, 'unknown', 'unanswered', '[EOF]' from mail_message;

            insert into import_order (ticket, account_id, dry_run, correction, language, ordered_at, status)
            select kind, id, false, false, 'zh', timestamptz '2026-11-10 09:59+08', kind
            from account, (values ('waiting'), ('interrupted')) orders (kind) where login = 'admin'""";

    private final TestDatabase database;

    PagesWorld(TestDatabase database) {
        this.database = database;
    }

    static String login(Role role) {
        return switch (role) {
            case CITY -> "city1";
            case MANAGER -> "manager1";
            case PROVINCE, ADMIN -> role.code();
        };
    }

    void settle(Path folder, ImportService imports, MonthlyRun run, PasswordEncoder encoder) throws IOException {
        DemoData.load(database, new DemoSettings(120, 14, OCTOBER, 7, folder.resolve("pack")), imports, encoder);
        load(
                imports,
                Files.writeString(
                        folder.resolve("products.csv"),
                        "code,name,family,colour\nP-1,Private line,standard,red\nP-2,No family,none,\n"));
        run.run(OCTOBER.minusMonths(1), progress -> {});
        run.run(OCTOBER, progress -> {});
        StoredModels.add(JdbcClient.create(database.owner()), "2026-06");
        StoredModels.add(JdbcClient.create(database.owner()), "2026-09");
        execute(WORK);
    }

    private static void load(ImportService imports, Path file) {
        ImportReport report = imports.load(List.of(file), ImportOptions.by("pages"), ImportProgress.NONE);
        if (report.outcome() == ImportReport.Outcome.NOTHING_LOADED) {
            throw new IllegalStateException(report.toString());
        }
    }

    private void execute(String script) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
