package org.renewals.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.testing.TestDatabase;

/** Row-level security alone: every query here forgets its predicate on purpose. */
class SecondLockTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @BeforeAll
    static void twoCitiesThreeManagers() {
        database.in(AccessScope.system(), connection -> {
            execute(connection, """
                    insert into org_unit (code, name, kind, parent_id, city_id) overriding system value values
                        ('P', '全省', 'province', null, null);
                    insert into org_unit (id, code, name, kind, parent_id, city_id) overriding system value values
                        (101, 'C1', '合肥', 'city', 1, 101), (102, 'C2', '芜湖', 'city', 1, 102);
                    insert into account (id, login, name, role, org_id, city_id) overriding system value values
                        (11, 'm1', '甲', 'manager', 101, 101), (12, 'm2', '乙', 'manager', 101, 101),
                        (13, 'm3', '丙', 'manager', 102, 102);
                    insert into customer (id, code, name, org_id, city_id, manager_id) overriding system value values
                        (1, 'K1', '一', 101, 101, 11), (2, 'K2', '二', 101, 101, 12), (3, 'K3', '三', 102, 102, 13);
                    select open_month('2026-09-01');
                    select open_month('2026-10-01');
                    insert into customer_month (month, customer_id, org_id, city_id, manager_id, members) values
                        ('2026-09-01', 1, 101, 101, 12, 5), ('2026-10-01', 1, 101, 101, 11, 6),
                        ('2026-10-01', 2, 101, 101, 12, 7), ('2026-10-01', 3, 102, 102, 13, 8);
                    """);
            return null;
        });
    }

    @Test
    void aManagerSeesOnlyHisCustomers() {
        assertThat(codes(AccessScope.manager(11, 101))).containsExactly("K1");
    }

    @Test
    void aCitySeesOnlyItsCustomers() {
        assertThat(codes(AccessScope.city(1, 101))).containsExactly("K1", "K2");
    }

    @Test
    void theProvinceSeesAll() {
        assertThat(codes(AccessScope.province(1))).containsExactly("K1", "K2", "K3");
    }

    @Test
    void anAdministratorIsRefusedCustomers() {
        assertThatThrownBy(() -> codes(AccessScope.admin(1))).hasMessageContaining("permission denied");
    }

    @Test
    void noScopeIsRefusedLoudly() {
        assertThatThrownBy(() -> {
                    try (Connection connection = database.app().getConnection()) {
                        list(connection, "select code from customer");
                    }
                })
                .hasMessageContaining("permission denied");
    }

    @Test
    void aManagerSeesTheHistoryOfACustomerHandedToHimAndHisOwnPast() {
        String query = "select to_char(month, 'YYYY-MM') || ':' || customer_id from customer_month order by 1";
        assertThat(seen(AccessScope.manager(11, 101), query)).containsExactly("2026-09:1", "2026-10:1");
        assertThat(seen(AccessScope.manager(12, 101), query)).containsExactly("2026-09:1", "2026-10:2");
        assertThat(seen(AccessScope.manager(13, 102), query)).containsExactly("2026-10:3");
    }

    @Test
    void passwordHashesAreOutOfReachForCustomerRoles() {
        assertThatThrownBy(() -> database.in(
                        AccessScope.province(1), c -> list(c, "select coalesce(password_hash, '') from account")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void everyTableThatSaysWhoseItIsHasALock() {
        List<String> open = database.in(AccessScope.system(), c -> list(c, """
                        select distinct t.relname from pg_class t
                        join pg_attribute a on a.attrelid = t.oid and a.attname in ('city_id', 'manager_id', 'customer_id')
                        where t.relkind in ('r', 'p') and not t.relispartition and t.relnamespace = 'public'::regnamespace
                          and t.relname not in ('org_unit', 'grid') -- names of places, shown to everybody
                          and not (t.relrowsecurity and (select count(*) from pg_policy p where p.polrelid = t.oid) >= 3)
                        """));
        assertThat(open).isEmpty();
    }

    @Test
    void aPartitionCannotBeReadPastItsParent() {
        assertThatThrownBy(() -> database.in(
                        AccessScope.manager(11, 101), c -> list(c, "select '' || members from customer_month_202610")))
                .hasMessageContaining("permission denied");
    }

    private static List<String> codes(AccessScope scope) {
        return seen(scope, "select code from customer order by code");
    }

    private static List<String> seen(AccessScope scope, String query) {
        return database.in(scope, connection -> list(connection, query));
    }

    private static void execute(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static List<String> list(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
