package org.renewals.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The views of an account. Nobody reaches another's: to everybody else they do not exist. */
@Service
@Transactional
public class SavedViews {

    /** More of one list would be harder to choose from than the list itself. */
    public static final int MOST = 20;

    /** Characters of a name. */
    public static final int LONGEST_NAME = 40;

    private static final int LONGEST_QUERY = 2_000;

    private final JdbcClient jdbc;

    SavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The views of a list, by name. */
    @Transactional(readOnly = true)
    public List<SavedView> of(AccessScope scope, String list) {
        return jdbc.sql("select v.id, v.name, v.query, v.standard from saved_view v where v.account_id = :account"
                        + " and v.list = :list order by v.name collate \"zh-x-icu\", v.id")
                .param("account", scope.requireAccountId())
                .param("list", list)
                .query(SavedViews::view)
                .list();
    }

    /** What opens when the list is opened without parameters. */
    @Transactional(readOnly = true)
    public Optional<SavedView> standard(AccessScope scope, String list) {
        return jdbc.sql("select v.id, v.name, v.query, v.standard from saved_view v where v.account_id = :account"
                        + " and v.list = :list and v.standard")
                .param("account", scope.requireAccountId())
                .param("list", list)
                .query(SavedViews::view)
                .optional();
    }

    /**
     * Keeps a view under a name that no other of the list has.
     *
     * @param list the word of the list
     * @param query parameters of the list's address, encoded
     * @param standard whether it is to open when the list is opened without parameters, instead of the one that did
     * @throws Refused for a name that is taken, missing or too long, for the view after the last that may be kept, and for a
     *     filter that is too long to keep
     */
    public void save(AccessScope scope, String list, String name, String query, boolean standard) {
        int account = scope.requireAccountId();
        String kept = name(name);
        if (query.length() > LONGEST_QUERY) {
            throw new Refused("views.refused.query");
        }
        // of two requests at the same time the second waits here, so that both count what the other adds
        jdbc.sql("select pg_advisory_xact_lock(hashtext('saved_view'), :account)")
                .param("account", account)
                .query((row, number) -> row.getObject(1) == null)
                .list();
        int present = jdbc.sql("select count(*) from saved_view v where v.account_id = :account and v.list = :list")
                .param("account", account)
                .param("list", list)
                .query(Integer.class)
                .single();
        if (present >= MOST) {
            throw new Refused("views.refused.many", MOST);
        }
        if (standard) {
            standardOff(account, list);
        }
        taken(
                kept,
                () -> jdbc.sql("insert into saved_view (account_id, list, name, query, standard)"
                                + " values (:account, :list, :name, :query, :standard)")
                        .param("account", account)
                        .param("list", list)
                        .param("name", kept)
                        .param("query", query)
                        .param("standard", standard)
                        .update());
    }

    /**
     * @throws Refused for a name that is taken, missing or too long
     * @throws NotFound if the account has no such view of the list
     */
    public void rename(AccessScope scope, String list, long id, String name) {
        require(scope, list, id);
        String kept = name(name);
        taken(
                kept,
                () -> jdbc.sql("update saved_view set name = :name where id = :id and account_id = :account")
                        .param("name", kept)
                        .param("id", id)
                        .param("account", scope.requireAccountId())
                        .update());
    }

    /**
     * Lets a view open when the list is opened without parameters, or no longer.
     *
     * @throws NotFound if the account has no such view of the list
     */
    public void standard(AccessScope scope, String list, long id, boolean standard) {
        require(scope, list, id);
        int account = scope.requireAccountId();
        standardOff(account, list);
        if (standard) {
            jdbc.sql("update saved_view set standard = true where id = :id and account_id = :account")
                    .param("id", id)
                    .param("account", account)
                    .update();
        }
    }

    /** @throws NotFound if the account has no such view of the list */
    public void delete(AccessScope scope, String list, long id) {
        require(scope, list, id);
        jdbc.sql("delete from saved_view where id = :id and account_id = :account")
                .param("id", id)
                .param("account", scope.requireAccountId())
                .update();
    }

    /** Whether rows of lists stand close together; they do not until somebody asks for it. */
    @Transactional(readOnly = true)
    public boolean isCompact(AccessScope scope) {
        return jdbc.sql("select s.compact from list_setting s where s.account_id = :account")
                .param("account", scope.requireAccountId())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Remembers how rows of lists stand. */
    public void setCompact(AccessScope scope, boolean compact) {
        jdbc.sql("insert into list_setting (account_id, compact) values (:account, :compact)"
                        + " on conflict (account_id) do update set compact = excluded.compact")
                .param("account", scope.requireAccountId())
                .param("compact", compact)
                .update();
    }

    private void require(AccessScope scope, String list, long id) {
        if (of(scope, list).stream().noneMatch(view -> view.id() == id)) {
            throw new NotFound("view", id);
        }
    }

    private void standardOff(int account, String list) {
        jdbc.sql("update saved_view set standard = false where account_id = :account and list = :list and standard")
                .param("account", account)
                .param("list", list)
                .update();
    }

    private static String name(String typed) {
        String name = Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > LONGEST_NAME) {
            throw new Refused("views.refused.name", length, LONGEST_NAME);
        }
        return name;
    }

    private static void taken(String name, Runnable work) {
        try {
            work.run();
        } catch (DuplicateKeyException e) {
            Refused refused = new Refused("views.refused.taken", name);
            refused.initCause(e);
            throw refused;
        }
    }

    private static SavedView view(ResultSet row, int number) throws SQLException {
        return new SavedView(
                row.getLong("id"), row.getString("name"), row.getString("query"), row.getBoolean("standard"));
    }
}
