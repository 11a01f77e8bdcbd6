package org.renewals.account;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.renewals.access.CurrentScope;
import org.renewals.access.Role;
import org.renewals.audit.AuditLog;
import org.renewals.organization.OrgUnit;
import org.renewals.organization.OrgUnits;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators do with accounts; each step leaves an audit entry in the same transaction. Needs the scope of an
 * administrator or of the system. Every change of rights or password ends the person's sessions with their next request.
 */
@Service
@Transactional
public class AccountAdministration {

    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,189}");
    private static final int LONGEST_NAME = 100;

    // without look-alikes, because start passwords are read out and typed
    private static final String START_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int START_GROUPS = 4;
    private static final int START_GROUP_LENGTH = 4;

    private final Accounts accounts;
    private final OrgUnits orgUnits;
    private final Credentials credentials;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    AccountAdministration(
            Accounts accounts, OrgUnits orgUnits, Credentials credentials, AuditLog audit, JdbcClient jdbc) {
        this.accounts = accounts;
        this.orgUnits = orgUnits;
        this.credentials = credentials;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * Accounts in order of role and login.
     *
     * @param role only of this role; null for all
     * @param text found in login, name or organisation, without regard to case; empty for all
     * @param skipped how many of them to leave out at the beginning
     * @param most how many to give at most
     */
    @Transactional(readOnly = true)
    public List<AccountSummary> list(@Nullable Role role, String text, int skipped, int most) {
        return matching("""
                        select a.id, a.login, a.name, a.role, o.code as org_code, o.name as org_name, a.email, a.disabled,
                               a.password_hash is not null as has_password, a.must_change_password, a.last_log_in_at
                        """, """
                        order by array_position(array['admin', 'province', 'city', 'manager'], a.role),
                                 length(a.login), a.login
                        limit :most offset :skipped
                        """, role, text)
                .param("most", most)
                .param("skipped", skipped)
                .query((row, number) -> summary(row))
                .list();
    }

    /** How many accounts {@link #list} has in all. */
    @Transactional(readOnly = true)
    public int count(@Nullable Role role, String text) {
        return matching("select count(*)", "", role, text).query(Integer.class).single();
    }

    private JdbcClient.StatementSpec matching(String selected, String ordered, @Nullable Role role, String text) {
        return jdbc.sql(selected + """
                         from account a join org_unit o on o.id = a.org_id
                        where (cast(:role as text) is null or a.role = :role)
                          and position(lower(:text) in lower(concat_ws(' ', a.login, a.name, o.code, o.name))) > 0
                        """ + ordered)
                .param("role", role == null ? null : role.code())
                .param("text", text.strip());
    }

    /** @throws NotFound if there is no such account */
    @Transactional(readOnly = true)
    public Account get(int accountId) {
        return accounts.find(accountId).orElseThrow(() -> new NotFound("account", accountId));
    }

    /**
     * Creates an account with a start password, which its owner has to replace at the first log-in.
     *
     * @return the start password; shown once and kept nowhere
     * @throws Refused naming the field that cannot be used
     */
    public StartPassword create(AccountOrder order) {
        String password = newStartPassword();
        Account account = create(order, password, true);
        return new StartPassword(account.login(), password);
    }

    /**
     * Creates an account with a password its owner has chosen.
     *
     * @throws Refused naming the field that cannot be used
     */
    public Account createWithPassword(AccountOrder order, String password) {
        return create(order, password, false);
    }

    /**
     * Ends an account's rights with its owner's next request.
     *
     * @throws Refused if it is one's own or the last administrator's
     */
    public void disable(int accountId) {
        Account account = get(accountId);
        if (Objects.equals(CurrentScope.require().accountId(), accountId)) {
            throw new Refused("account.own-disable");
        }
        keepAnAdministrator(account);
        account.disable();
        record("account.disabled", account, Map.of());
    }

    public void enable(int accountId) {
        Account account = get(accountId);
        account.enable();
        record("account.enabled", account, Map.of());
    }

    /**
     * Gives an account another name, e-mail address, role or unit.
     *
     * @param order its login must be the account's
     * @return number of customers that stay assigned to the account although it is no longer a manager of their city; they
     *     are handed over with a customers file
     * @throws Refused naming the field that cannot be used, or if the last administrator would be gone
     */
    public long change(int accountId, AccountOrder order) {
        Account account = get(accountId);
        if (!account.login().equals(order.login())) {
            throw new Refused("account.login-fixed", account.login());
        }
        checkNameAndEmail(order);
        OrgUnit org = orgUnit(order.orgCode());
        boolean moves = account.role() != order.role() || account.orgId() != org.id();
        if (moves && Objects.equals(CurrentScope.require().accountId(), accountId)) {
            throw new Refused("account.own-move");
        }
        if (order.role() != Role.ADMIN) {
            keepAnAdministrator(account);
        }
        Map<String, Object> detail = moves
                ? Map.of(
                        "role", account.role().code() + " → " + order.role().code(),
                        "org", code(account.orgId()) + " → " + org.code())
                : Map.of();
        account.rename(order.name(), order.email());
        account.moveTo(order.role(), org);
        record(moves ? "account.moved" : "account.changed", account, detail);
        return moves ? strandedCustomers(account) : 0;
    }

    /**
     * Replaces a forgotten password by a start password and ends the person's sessions.
     *
     * @return the start password; shown once and kept nowhere
     */
    public StartPassword resetPassword(int accountId) {
        Account account = get(accountId);
        String password = newStartPassword();
        credentials.assign(account, password, true);
        record("password.reset", account, Map.of());
        return new StartPassword(account.login(), password);
    }

    private Account create(AccountOrder order, String password, boolean start) {
        if (!LOGIN.matcher(order.login()).matches()) {
            throw new Refused("account.login-form", order.login());
        }
        if (accounts.find(order.login()).isPresent()) {
            throw new Refused("account.login-taken", order.login());
        }
        checkNameAndEmail(order);
        OrgUnit org = orgUnit(order.orgCode());
        Account account = new Account(order.login(), order.name(), order.role(), org, order.email());
        accounts.add(account);
        credentials.assign(account, password, start);
        record("account.created", account, Map.of("role", order.role().code(), "org", org.code()));
        return account;
    }

    private static void checkNameAndEmail(AccountOrder order) {
        if (order.name().isEmpty()
                || order.name().length() > LONGEST_NAME
                || order.name().chars().anyMatch(Character::isISOControl)) {
            throw new Refused("account.name-form", LONGEST_NAME);
        }
        if (order.email() != null && !EMAIL.matcher(order.email()).matches()) {
            throw new Refused("account.email-form", order.email());
        }
    }

    private OrgUnit orgUnit(String code) {
        return orgUnits.find(code).orElseThrow(() -> new Refused("account.org-unknown", code));
    }

    private String code(int orgId) {
        return orgUnits.find(orgId).map(OrgUnit::code).orElseThrow();
    }

    private void keepAnAdministrator(Account leaving) {
        if (leaving.role() != Role.ADMIN) {
            return;
        }
        Optional<Account> other = accounts.lockActiveAdmins().stream()
                .filter(admin -> admin.id() != leaving.id())
                .findAny();
        if (other.isEmpty()) {
            throw new Refused("account.last-admin", leaving.login());
        }
    }

    private long strandedCustomers(Account account) {
        return jdbc.sql("select customers_not_of_their_managers_city(:id)")
                .param("id", account.id())
                .query(Long.class)
                .single();
    }

    private void record(String action, Account account, Map<String, ?> detail) {
        audit.record(action, "account", account.login(), detail);
    }

    private String newStartPassword() {
        StringBuilder password = new StringBuilder();
        for (int group = 0; group < START_GROUPS; group++) {
            if (group > 0) {
                password.append('-');
            }
            for (int i = 0; i < START_GROUP_LENGTH; i++) {
                password.append(START_ALPHABET.charAt(random.nextInt(START_ALPHABET.length())));
            }
        }
        return password.toString();
    }

    private static AccountSummary summary(ResultSet row) throws SQLException {
        Timestamp lastLogIn = row.getTimestamp("last_log_in_at");
        return new AccountSummary(
                row.getInt("id"),
                row.getString("login"),
                row.getString("name"),
                Role.of(row.getString("role")).orElseThrow(),
                row.getString("org_code"),
                row.getString("org_name"),
                row.getString("email"),
                row.getBoolean("disabled"),
                row.getBoolean("has_password"),
                row.getBoolean("must_change_password"),
                lastLogIn == null ? null : lastLogIn.toInstant());
    }
}
