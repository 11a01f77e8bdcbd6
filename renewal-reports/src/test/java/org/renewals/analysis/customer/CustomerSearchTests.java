package org.renewals.analysis.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.renewals.analysis.SmallProvince.CITY_1;
import static org.renewals.analysis.SmallProvince.MANAGER_13;
import static org.renewals.analysis.SmallProvince.PROVINCE;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.access.AccessScope;
import org.renewals.analysis.SmallProvince;
import org.renewals.testing.TestDatabase;

/** What is found of names as they occur, by people of different scopes. */
class CustomerSearchTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @BeforeAll
    static void load() {
        SmallProvince.load(database);
        database.in(AccessScope.system(), connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into customer (id, code, name, tier, org_id, city_id, manager_id) overriding system value"
                            + " select ?, ?, ?, ?, a.org_id, a.city_id, a.id from account a where a.id = ?")) {
                Object[][] customers = {
                    {1001, "W-1", "合肥万园科技有限公司", "B1", 11},
                    {1002, "W-2", "万园物业合肥分公司", "A1", 11},
                    {1003, "W-3", "芜湖万园食品厂", "A2", 13},
                    {1004, "W-4", "ＡＢＣ（合肥）电子有限公司", "C", 11},
                    {1005, "W-5", "徽商银行长江路支行", "A1", 11},
                    {1006, "W-6", "合肥重工机械厂", "A2", 11},
                    {1007, "HFWY-9", "南园小学", "C", 11},
                };
                for (Object[] customer : customers) {
                    for (int i = 0; i < customer.length; i++) {
                        insert.setObject(i + 1, customer[i]);
                    }
                    insert.executeUpdate();
                }
                return null;
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "合肥万园科技有限公司, hfwykjyxgs",
        "ＡＢＣ（合肥）电子2号, abchfdz2h",
        "徽商银行长江路支行, hsyhcjlzh",
        "重庆厦门西藏音乐会计行业, cqxmxzyykjhy",
        "上海浦东发展银行, shpdfzyh",
        "Zhejiang · 野家한글カナ😀, zhejiangyj"
    })
    void initialsAreThoseOfTheReadingMeant(String name, String initials) {
        assertThat(ask("select pinyin_initials(?)", name)).isEqualTo(initials);
    }

    @Test
    void theBetterMatchAndThenTheBetterTierComesFirst() {
        assertThat(codes(PROVINCE, "hfwy")).containsExactly("HFWY-9", "W-1");
        assertThat(codes(PROVINCE, "万园")).containsExactly("W-2", "W-3", "W-1");
        assertThat(codes(PROVINCE, "合肥")).containsExactly("W-6", "W-1", "W-2", "W-4");
        assertThat(find(PROVINCE, "w-1", 20).hits()).first().satisfies(hit -> {
            assertThat(hit.match()).isEqualTo(Match.EXACT);
            assertThat(hit.name()).isEqualTo("合肥万园科技有限公司");
        });
    }

    @Test
    void partsOfAnyLengthAndLettersOfAnyWidthAreFound() {
        assertThat(codes(PROVINCE, "园")).containsExactlyInAnyOrder("W-1", "W-2", "W-3", "HFWY-9");
        assertThat(codes(PROVINCE, "abc")).containsExactly("W-4");
        assertThat(codes(PROVINCE, "ａｂｃ(合肥)")).containsExactly("W-4");
        assertThat(codes(PROVINCE, "长江路")).containsExactly("W-5");
        assertThat(codes(PROVINCE, "yhcj")).containsExactly("W-5");
        assertThat(codes(PROVINCE, "%")).isEmpty();
        assertThat(codes(PROVINCE, " ")).isEmpty();
        assertThat(codes(PROVINCE, "园\u0000")).isNotEmpty();
    }

    @Test
    void nobodyFindsWhatIsOthers() {
        assertThat(codes(CITY_1, "万园")).containsExactly("W-2", "W-1");
        assertThat(codes(MANAGER_13, "万园")).containsExactly("W-3");
        assertThat(codes(MANAGER_13, "W-1")).isEmpty();
        assertThat(codes(CITY_1, "whwy")).isEmpty();
    }

    @Test
    void noMoreThanAskedForAreToldButThatThereAreMore() {
        CustomerSearchQuery.Found found = find(PROVINCE, "集团", 20);
        assertThat(found.hits()).hasSize(20);
        assertThat(found.more()).isTrue();
        assertThat(find(PROVINCE, "万园", 3).more()).isFalse();
    }

    @Test
    void aNewNameIsFoundByItsNewInitials() {
        database.in(
                AccessScope.system(),
                connection -> connection
                        .createStatement()
                        .executeUpdate("update customer set name = '蜀山茶叶店' where code = 'W-6'"));
        try {
            assertThat(codes(PROVINCE, "sscy")).containsExactly("W-6");
        } finally {
            database.in(
                    AccessScope.system(),
                    connection -> connection
                            .createStatement()
                            .executeUpdate("update customer set name = '合肥重工机械厂' where code = 'W-6'"));
        }
    }

    private static List<String> codes(AccessScope scope, String typed) {
        return find(scope, typed, 20).hits().stream()
                .map(CustomerSearchQuery.Hit::code)
                .toList();
    }

    private static CustomerSearchQuery.Found find(AccessScope scope, String typed, int most) {
        return SmallProvince.query(database, scope, jdbc -> new CustomerSearchQuery(jdbc).find(scope, typed, most));
    }

    private static String ask(String sql, String name) {
        return SmallProvince.query(
                database,
                AccessScope.system(),
                jdbc -> jdbc.sql(sql).param(name).query(String.class).single());
    }
}
