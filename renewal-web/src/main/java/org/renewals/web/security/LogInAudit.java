package org.renewals.web.security;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.account.AccountIdentity;
import org.renewals.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes log-ins, refused ones and refused requests into the audit log. */
@Component
class LogInAudit {

    enum Refusal {
        WRONG,
        TOO_SOON
    }

    private static final int LONGEST_ACTOR = 100;
    private static final int LONGEST_PATH = 300;

    private final AuditLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LogInAudit(AuditLog log, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void loggedIn(AccountIdentity account, String address) {
        asLogin(() -> {
            jdbc.sql("update account set last_log_in_at = :now where id = :id")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", account.id())
                    .update();
            log.recordAs(
                    account.id(), account.login(), "log-in.ok", "account", account.login(), Map.of("address", address));
        });
    }

    void refused(String login, String address, Refusal why) {
        String typed = shortened(login, LONGEST_ACTOR);
        asLogin(() -> log.recordAs(
                null,
                typed,
                "log-in.refused",
                "account",
                typed,
                Map.of("address", address, "reason", why.name().toLowerCase(Locale.ROOT))));
    }

    void loggedOut(AccountIdentity account) {
        asLogin(() -> log.recordAs(account.id(), account.login(), "log-out", "account", account.login()));
    }

    /** Somebody asked for what is not theirs or does not exist. */
    void denied(AccountIdentity account, String method, String path, int status) {
        asLogin(() -> log.recordAs(
                account.id(),
                account.login(),
                "access.denied",
                "page",
                shortened(path, LONGEST_PATH),
                Map.of("method", method, "status", status)));
    }

    private void asLogin(Runnable work) {
        CurrentScope.run(AccessScope.login(), () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private static String shortened(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
