package org.renewals.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.access.Role;
import org.renewals.audit.AuditLog;
import org.renewals.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells whether somebody is who they say. The only place that reads or writes password hashes. */
@Service
public class Credentials {

    /** How long a password given by an administrator can be used to log in. */
    public static final Duration START_PASSWORD_VALID = Duration.ofDays(7);

    private static final String IDENTITY = """
            select a.id, a.login, a.name, a.role, a.org_id, o.name as org_name, a.city_id, a.language,
                   a.must_change_password, a.password_changed_at, a.password_hash
            from account a join org_unit o on o.id = a.org_id
            where not a.disabled and\s""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PasswordEncoder encoder;
    private final PasswordRules rules;
    private final AuditLog audit;
    private final Clock clock;
    private final String hashOfNobody;

    Credentials(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            PasswordEncoder encoder,
            PasswordRules rules,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        // work of the log-in role never joins a transaction that wears another one
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.encoder = encoder;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
        this.hashOfNobody = encode("nobody has this password");
    }

    /** The account as it is now; empty if it does not exist or is disabled. */
    public Optional<AccountIdentity> identity(int accountId) {
        return asLogin(() -> jdbc.sql(IDENTITY + "a.id = :id")
                .param("id", accountId)
                .query((row, number) -> identity(row))
                .optional());
    }

    /**
     * The account of that login, if the password is right and may be used. Takes as long for logins that do not exist as for
     * those that do.
     */
    public Optional<AccountIdentity> verify(String login, String password) {
        Optional<Stored> stored = asLogin(() -> jdbc.sql(IDENTITY + "a.login = :login")
                .param("login", login)
                .query((row, number) -> new Stored(identity(row), row.getString("password_hash")))
                .optional());
        String hash = stored.map(Stored::hash).orElse(null);
        boolean right = password.length() <= PasswordRules.LONGEST * 2
                && encoder.matches(password, hash == null ? hashOfNobody : hash);
        if (hash == null || !right || stored.isEmpty()) {
            return Optional.empty();
        }
        AccountIdentity identity = stored.get().identity();
        if (identity.mustChangePassword() && hasExpired(identity.passwordChangedAt())) {
            return Optional.empty();
        }
        if (encoder.upgradeEncoding(hash)) {
            asLogin(() -> jdbc.sql("update account set password_hash = :hash where id = :id and password_hash = :old")
                    .param("hash", encode(password))
                    .param("id", identity.id())
                    .param("old", hash)
                    .update());
        }
        return Optional.of(identity);
    }

    /**
     * Changes a person's own password and thereby ends all other sessions.
     *
     * @return the identity with which the person's own session goes on
     * @throws Refused if the present password is wrong, or the new one is the same or breaks a rule
     */
    public AccountIdentity change(AccountIdentity who, String present, String wanted) {
        if (verify(who.login(), present).isEmpty()) {
            throw new Refused("password.present-wrong");
        }
        if (present.equals(wanted)) {
            throw new Refused("password.unchanged");
        }
        rules.check(wanted, who.login());
        String hash = encode(wanted);
        asLogin(() -> {
            store(who.id(), hash, false);
            audit.recordAs(who.id(), who.login(), "password.changed", "account", who.login());
            return who;
        });
        return identity(who.id()).orElseThrow(() -> new Refused("account.gone", who.login()));
    }

    /** Keeps the language a person chose. */
    public void remember(AccountIdentity who, String language) {
        asLogin(() -> jdbc.sql("update account set language = :language where id = :id")
                .param("language", language)
                .param("id", who.id())
                .update());
    }

    /**
     * Sets a password within the caller's transaction, whose scope has to be that of an administrator or the system.
     *
     * @param start whether the person has to replace it at the first log-in
     * @throws Refused if it breaks a rule
     */
    void assign(Account account, String password, boolean start) {
        rules.check(password, account.login());
        store(account.id(), encode(password), start);
    }

    /** Sets one password for many accounts, past the rules; only for the demonstration's accounts. */
    public void assignDemoPassword(String password) {
        jdbc.sql("update account set password_hash = :hash, must_change_password = false, password_changed_at = :now")
                .param("hash", encode(password))
                .param("now", now())
                .update();
    }

    private void store(int accountId, String hash, boolean start) {
        jdbc.sql("update account set password_hash = :hash, must_change_password = :start, password_changed_at = :now"
                        + " where id = :id")
                .param("hash", hash)
                .param("start", start)
                .param("now", now())
                .param("id", accountId)
                .update();
    }

    private String encode(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash for a password that is not null");
        }
        return hash;
    }

    /** As the database keeps it, so that what was written equals what is read. */
    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private boolean hasExpired(@Nullable Instant since) {
        return since != null && since.plus(START_PASSWORD_VALID).isBefore(clock.instant());
    }

    private <T> T asLogin(Supplier<T> work) {
        return CurrentScope.call(AccessScope.login(), () -> {
            T result = transaction.execute(status -> work.get());
            if (result == null) {
                throw new IllegalStateException("log-in work gives a result");
            }
            return result;
        });
    }

    private static AccountIdentity identity(ResultSet row) throws SQLException {
        Timestamp changedAt = row.getTimestamp("password_changed_at");
        return new AccountIdentity(
                row.getInt("id"),
                row.getString("login"),
                row.getString("name"),
                Role.of(row.getString("role")).orElseThrow(),
                row.getInt("org_id"),
                row.getString("org_name"),
                row.getObject("city_id", Integer.class),
                row.getString("language"),
                row.getBoolean("must_change_password"),
                changedAt == null ? null : changedAt.toInstant());
    }

    private record Stored(
            AccountIdentity identity, @Nullable String hash) {}
}
