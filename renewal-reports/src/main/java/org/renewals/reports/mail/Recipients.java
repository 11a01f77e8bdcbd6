package org.renewals.reports.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who gets the monthly report, and in which language. Only accounts with an address that see customers can; administrators
 * cannot. Read and changed by province and administrators: the database refuses everybody else.
 */
@Repository
public class Recipients {

    private static final String ELIGIBLE = "a.role <> 'admin' and not a.disabled and a.email is not null";
    private static final String MATCHES = ELIGIBLE + """
             and (:role::text is null or a.role = :role) and (not :onlyActive or coalesce(r.active, false))
             and (:text = '' or position(lower(:text) in lower(a.name)) > 0 or position(lower(:text) in lower(a.login)) > 0)
            """;

    private final JdbcClient jdbc;

    Recipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An account that may get the report.
     *
     * @param scopeName whose figures it sees: the province's, a city's, or its own name
     * @param place the province or city it belongs to
     * @param language in which it gets the report; null if it gets none
     */
    public record Candidate(
            int accountId,
            String login,
            String name,
            Role role,
            String scopeName,
            String place,
            String email,
            @Nullable String language) {}

    /**
     * A wish for one account.
     *
     * @param was what the person saw; null for none
     * @param language what shall be; null for none
     */
    public record Change(
            int accountId, @Nullable String was, @Nullable String language) {

        public Change {
            requireKnown(was);
            requireKnown(language);
        }
    }

    /**
     * What a recipient will get for a month.
     *
     * @param place the province or city the account belongs to
     * @param status of the newest message of that month; null if there is none yet
     * @param version of the report in that message; null if there is none yet
     * @param obstacle why this recipient will get nothing, as last part of a message key; null if nothing is in the way
     */
    public record Planned(
            int accountId,
            String name,
            Role role,
            String scopeName,
            String place,
            @Nullable String email,
            String language,
            @Nullable MailStatus status,
            @Nullable Integer version,
            @Nullable String obstacle) {}

    @Transactional(readOnly = true)
    public int count(RecipientFilter filter) {
        return jdbc.sql("select count(*) from account a left join report_recipient r on r.account_id = a.id where "
                        + MATCHES)
                .params(parameters(filter))
                .query(Integer.class)
                .single();
    }

    /**
     * Accounts by role from the province down, then by city and name.
     *
     * @param page from 0
     */
    @Transactional(readOnly = true)
    public List<Candidate> list(RecipientFilter filter, int page, int size) {
        return jdbc.sql("""
                        select a.id, a.login, a.name, a.role, a.email, case when r.active then r.language end as language,
                               case when a.role = 'manager' then a.name else coalesce(c.name, o.name) end as scope_name,
                               coalesce(c.name, o.name) as place
                        from account a
                        join org_unit o on o.id = a.org_id
                        left join org_unit c on c.id = a.city_id
                        left join report_recipient r on r.account_id = a.id
                        where
                        """ + MATCHES + """
                        order by array_position(array['province', 'city', 'manager'], a.role), c.code nulls first,
                            a.name collate "zh-x-icu", a.id
                        limit :size offset :skip
                        """)
                .params(parameters(filter))
                .param("size", size)
                .param("skip", (long) page * size)
                .query((row, number) -> new Candidate(
                        row.getInt("id"),
                        row.getString("login"),
                        row.getString("name"),
                        role(row),
                        row.getString("scope_name"),
                        row.getString("place"),
                        row.getString("email"),
                        row.getString("language")))
                .list();
    }

    /**
     * Makes the wished changes, all or none.
     *
     * @return how many accounts changed
     * @throws Refused if somebody else changed one of them since it was read
     */
    @Transactional
    public int change(List<Change> changes) {
        List<Change> real = changes.stream()
                .filter(change -> !Objects.equals(change.was(), change.language()))
                .toList();
        for (Change change : real) {
            boolean asSeen = jdbc.sql("""
                            select exists (select from account a where a.id = :id and %s)
                                and coalesce((select case when active then language else 'none' end
                                              from report_recipient where account_id = :id for update), 'none') = :was
                            """.formatted(ELIGIBLE))
                    .param("id", change.accountId())
                    .param("was", Objects.requireNonNullElse(change.was(), "none"))
                    .query(Boolean.class)
                    .single();
            if (!asSeen) {
                throw new Refused("delivery.recipient-changed");
            }
            put(List.of(change.accountId()), change.language());
        }
        return real.size();
    }

    /**
     * Gives every matching account the report in this language, or none.
     *
     * @return how many accounts match
     */
    @Transactional
    public int changeAll(RecipientFilter filter, @Nullable String language) {
        requireKnown(language);
        List<Integer> accounts = jdbc.sql(
                        "select a.id from account a left join report_recipient r on r.account_id = a.id where "
                                + MATCHES)
                .params(parameters(filter))
                .query(Integer.class)
                .list();
        put(accounts, language);
        return accounts.size();
    }

    private void put(List<Integer> accounts, @Nullable String language) {
        Integer[] ids = accounts.toArray(Integer[]::new);
        if (language == null) {
            jdbc.sql("update report_recipient set active = false where account_id = any(:accounts) and active")
                    .param("accounts", ids)
                    .update();
        } else {
            jdbc.sql("""
                            insert into report_recipient (account_id, language)
                            select unnest(:accounts), :language
                            on conflict (account_id) do update set language = excluded.language, active = true
                            """).param("accounts", ids).param("language", language).update();
        }
    }

    /** Who will get what for a month, before it is sent; also those whom something keeps from getting it. */
    @Transactional(readOnly = true)
    public List<Planned> plan(YearMonth month) {
        return jdbc.sql("""
                        select a.id, a.name, a.role, a.email, r.language, m.status, m.document_version,
                               case when a.role = 'manager' then a.name else coalesce(c.name, o.name) end as scope_name,
                               coalesce(c.name, o.name) as place,
                               case when a.disabled then 'disabled' when a.role = 'admin' then 'role'
                                    when a.email is null then 'address' end as obstacle
                        from report_recipient r
                        join account a on a.id = r.account_id
                        join org_unit o on o.id = a.org_id
                        left join org_unit c on c.id = a.city_id
                        left join lateral (select status, document_version from mail_message
                                           where account_id = a.id and month = :month order by id desc limit 1) m on true
                        where r.active
                        order by array_position(array['province', 'city', 'manager', 'admin'], a.role), c.code nulls first,
                            a.name collate "zh-x-icu", a.id
                        """)
                .param("month", month.atDay(1))
                .query((row, number) -> {
                    String status = row.getString("status");
                    return new Planned(
                            row.getInt("id"),
                            row.getString("name"),
                            role(row),
                            row.getString("scope_name"),
                            row.getString("place"),
                            row.getString("email"),
                            row.getString("language"),
                            status == null ? null : MailStatus.of(status),
                            row.getObject("document_version", Integer.class),
                            row.getString("obstacle"));
                })
                .list();
    }

    /** Those who get a report now, readers of the same report side by side. */
    @Transactional(readOnly = true)
    List<Recipient> active() {
        return jdbc.sql("""
                        select a.id, a.role, a.city_id, a.email, r.language
                        from report_recipient r join account a on a.id = r.account_id
                        where r.active and
                        """ + ELIGIBLE + """
                         order by array_position(array['province', 'city', 'manager'], a.role), a.city_id, r.language, a.id
                        """)
                .query((row, number) ->
                        new Recipient(row.getInt("id"), scope(row), row.getString("email"), row.getString("language")))
                .list();
    }

    private static AccessScope scope(ResultSet row) throws SQLException {
        int id = row.getInt("id");
        return switch (role(row)) {
            case PROVINCE -> AccessScope.province(id);
            case CITY -> AccessScope.city(id, row.getInt("city_id"));
            case MANAGER -> AccessScope.manager(id, row.getInt("city_id"));
            case ADMIN -> throw new IllegalStateException("administrators see no customer and get no report");
        };
    }

    private static Role role(ResultSet row) throws SQLException {
        String code = row.getString("role");
        return Role.of(code).orElseThrow(() -> new IllegalStateException("no role: " + code));
    }

    private static Map<String, ?> parameters(RecipientFilter filter) {
        Role role = filter.role();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("role", role == null ? null : role.code());
        parameters.put("text", filter.text().strip());
        parameters.put("onlyActive", filter.onlyActive());
        return parameters;
    }

    private static void requireKnown(@Nullable String language) {
        if (language != null && !language.equals("zh") && !language.equals("en")) {
            throw new IllegalArgumentException("no language of reports: " + language + "; zh and en are");
        }
    }
}
