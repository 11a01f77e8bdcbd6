package org.renewals.testing;

import java.sql.SQLException;
import java.sql.Statement;
import org.renewals.access.AccessScope;

/**
 * A small province: city 101 with managers 11 and 12, city 102 with manager 13; customers K1 and K2 of 11, K3 of 12, K4 of
 * 13. Rated in October 2026.
 */
public final class TwoCities {

    public static final AccessScope PROVINCE = AccessScope.province(1);
    public static final AccessScope CITY = AccessScope.city(2, 101);
    public static final AccessScope COLLEAGUE_IN_CITY = AccessScope.city(3, 101);
    public static final AccessScope OTHER_CITY = AccessScope.city(4, 102);
    public static final AccessScope ADMIN = AccessScope.admin(5);
    public static final AccessScope MANAGER = AccessScope.manager(11, 101);
    public static final AccessScope OTHER_MANAGER = AccessScope.manager(12, 101);
    public static final AccessScope FAR_MANAGER = AccessScope.manager(13, 102);

    private TwoCities() {}

    /** Fills a fresh database. */
    public static void settle(TestDatabase database) {
        database.in(AccessScope.system(), connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(SCRIPT);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
    }

    private static final String SCRIPT = """
            insert into org_unit (id, code, name, kind, parent_id, city_id) overriding system value values
                (100, 'P', '江淮省', 'province', null, null);
            insert into org_unit (id, code, name, kind, parent_id, city_id) overriding system value values
                (101, 'C1', '清河市', 'city', 100, 101), (102, 'C2', '云山市', 'city', 100, 102),
                (111, 'C1A', '东城县', 'county', 101, 101);
            insert into account (id, login, name, role, org_id, city_id) overriding system value values
                (1, 'province', '省', 'province', 100, null),
                (2, 'city1', '赵主管', 'city', 101, 101), (3, 'city1b', '钱主管', 'city', 101, 101),
                (4, 'city2', '孙主管', 'city', 102, 102), (5, 'admin', '管', 'admin', 100, null),
                (11, 'manager1', '李经理', 'manager', 101, 101), (12, 'manager2', '周经理', 'manager', 111, 101),
                (13, 'manager3', '吴经理', 'manager', 102, 102);
            insert into customer (id, code, name, org_id, city_id, manager_id, tier) overriding system value values
                (1, 'K1', '第一医院', 101, 101, 11, 'B2'), (2, 'K2', '第二中学', 111, 101, 11, 'B2'),
                (3, 'K3', '第三商行', 111, 101, 12, 'C'), (4, 'K4', '第四工厂', 102, 102, 13, 'A2');
            select open_month('2026-10-01');
            """;
}
