package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.renewals.scoring.run.RunFixture.OCTOBER;
import static org.renewals.scoring.run.RunFixture.SILENT;

import java.time.YearMonth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.testing.TestDatabase;

/** What the run makes of facts, customer by customer, against figures computed by hand. */
class AssessmentTests {

    private static final int HOSPITAL = 1;
    private static final int TRADER = 2;
    private static final int SCHOOL = 3;
    private static final int SHOP = 4;
    private static final int NEWCOMER = 5;
    private static final int ENDANGERED = 6;
    private static final int JUST_SIGNED = 7;
    private static final int COMPLAINER = 8;
    private static final int UNKNOWN = 9;

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static RunFixture province;

    @BeforeAll
    static void runOctober() {
        province = new RunFixture(database);
        customers();
        for (YearMonth month = OCTOBER.minusMonths(5); !month.isAfter(OCTOBER); month = month.plusMonths(1)) {
            province.month(month);
            facts(month);
        }
        services();
        contracts();
        province.run(4).run(OCTOBER, SILENT);
    }

    private static void customers() {
        province.execute("""
                insert into customer (id, code, name, org_id, city_id, manager_id, industry, employees, info_level,
                    influence_social, influence_economic, signed_on) overriding system value values
                    (1, 'K1', '医院', 111, 11, 21, '医疗', 800, 4, 80, 60, '2021-11-01'),
                    (2, 'K2', '商贸', 112, 11, 22, '商贸', 60, 2, 10, 30, '2025-05-01'),
                    (3, 'K3', '学校', 121, 12, 23, '教育', 120, 3, 70, 20, '2023-11-01'),
                    (4, 'K4', '小店', 121, 12, 23, null, 6, 1, 0, 0, '2026-02-01'),
                    (5, 'K5', '新客户', 121, 12, 23, null, 6, 1, 0, 0, '2026-09-01'),
                    (6, 'K6', '危险', 111, 11, 21, null, 6, 1, 0, 0, '2020-01-01'),
                    (7, 'K7', '刚签约', 111, 11, 21, null, 6, 1, 0, 0, '2026-10-20'),
                    (8, 'K8', '投诉', 111, 11, 21, null, 6, 1, 0, 0, '2020-01-01'),
                    (9, 'K9', '不明', 11, 11, 21, null, null, null, null, null, null)""");
    }

    private static void facts(YearMonth month) {
        boolean recent = month.isAfter(OCTOBER.minusMonths(3));
        boolean last = month.equals(OCTOBER);
        String columns = "insert into customer_month (month, customer_id, org_id, city_id, manager_id, members, joined,"
                + " left_members, vnet_users, personal_bills, informatization, group_paid, arrears) values ";
        province.execute(columns
                + """
                ('%1$s', 1, 111, 11, 21, 1000, 8, 8, 650, 120000, 35000, 60000, 0),
                ('%1$s', 2, 112, 11, 22, 1000, 22, 22, 300, 60000, 6000, 25000, 0),
                ('%1$s', 3, 121, 12, 23, 1000, 12, 12, 500, 15000, 4000, 3000, 0),
                ('%1$s', 4, 121, 12, 23, 1000, 40, 40, 0, 900, 0, 100, 0),
                ('%1$s', 6, 111, 11, 21, 98, 0, 2, 0, %2$d, 0, 0, %3$d),
                ('%1$s', 7, 111, 11, 21, 10, 0, 0, 0, 100.10, 0, 0, null),
                ('%1$s', 8, 111, 11, 21, 10, 0, 0, 0, 100, 0, 0, %4$d)""".formatted(
                                month.atDay(1),
                                recent ? 800 : 1000,
                                last || month.equals(OCTOBER.minusMonths(1)) ? 5 : 0,
                                last ? 5 : 0));
        province.execute("""
                insert into product_month (month, customer_id, product_id, org_id, city_id, manager_id, users, income)
                select '%s', id, p, org_id, city_id, manager_id, 5, 10
                from customer, generate_series(1, case id when 1 then 4 when 2 then 1 when 3 then 3 when 4 then 0 else 0 end) p
                union all values ('%1$s'::date, 4::bigint, 5, 121, 12, 23, 5, 10::numeric), ('%1$s', 4, 1, 121, 12, 23, 0, 0)
                """.formatted(month.atDay(1)));
        if (month.isAfter(OCTOBER.minusMonths(2))) {
            province.execute(columns
                    + "('%s', 5, 121, 12, 23, 50, 0, 0, null, %d, null, null, 0)"
                            .formatted(month.atDay(1), last ? 1000 : 2000));
        }
        if (last) {
            province.execute(columns
                    + "('%s', 9, 11, 11, 21, null, null, null, null, null, null, null, null)"
                            .formatted(month.atDay(1)));
        }
    }

    private static void services() {
        province.execute("""
                insert into visit (customer_id, city_id, manager_id, visited_on) values
                    (1, 11, 21, '2026-10-30'), (1, 11, 21, '2026-01-01'), (6, 11, 21, '2026-09-01'),
                    (8, 11, 21, '2026-09-02'), (8, 11, 21, '2026-11-02');
                insert into complaint (number, customer_id, city_id, manager_id, received_at, first_reply_at) values
                    ('1', 6, 11, 21, '2026-10-29 09:00+08', '2026-11-05 09:00+08'),
                    ('2', 8, 11, 21, '2026-08-02 23:59+08', null),
                    ('3', 8, 11, 21, '2026-08-03 00:00+08', '2026-08-04 00:00+08'),
                    ('4', 8, 11, 21, '2026-11-01 00:00+08', null),
                    ('5', 1, 11, 21, '2026-10-31 12:00+08', null)""");
    }

    private static void contracts() {
        province.execute("""
                insert into contract (number, customer_id, city_id, manager_id, starts_on, ends_on, monthly_value, notice_days,
                    outcome, decided_on) values
                    ('open', 1, 11, 21, '2025-01-01', '2026-12-31', 1000.50, 30, 'open', null),
                    ('decided after the month', 1, 11, 21, '2025-01-01', '2027-03-31', 200, null, 'renewed', '2026-11-03'),
                    ('decided before', 1, 11, 21, '2025-01-01', '2026-11-30', 5000, null, 'renewed', '2026-10-10'),
                    ('not begun', 1, 11, 21, '2026-11-01', '2026-11-20', 5000, null, 'open', null),
                    ('beyond half a year', 1, 11, 21, '2025-01-01', '2027-04-30', 7000, null, 'open', null),
                    ('past but in grace', 4, 12, 23, '2025-01-01', '2026-10-02', 30, null, 'open', null),
                    ('past grace', 4, 12, 23, '2025-01-01', '2026-10-01', 40, null, 'open', null)""");
    }

    @Test
    void theHospitalIsA1() {
        assertThat(value(HOSPITAL)).isEqualTo("81.93 80.17 87.54 72.00 0.0000 A1 A1 A1");
    }

    @Test
    void theTraderIsB1() {
        assertThat(value(TRADER)).startsWith("49.25 60.08 41.17").endsWith("B1 B1 B1");
    }

    @Test
    void theSchoolIsB2() {
        assertThat(value(SCHOOL)).startsWith("49.84 38.73 67.26").endsWith("B2 B2 B2");
    }

    @Test
    void theShopIsC() {
        // of its two products one is no informatization product, and the other has neither users nor income
        assertThat(column("inputs[6]", SHOP)).isEqualTo("0");
        assertThat(value(SHOP)).startsWith("4.66").endsWith("C C C");
    }

    @Test
    void keepsInputsAndPointsInTheOrderOfTheTable() {
        assertThat(column("inputs", HOSPITAL)).isEqualTo("{120000,35000,60000,800,65,4,4,60,0.8,80,60}");
        assertThat(column("points", HOSPITAL))
                .isEqualTo("{15.909091,16.25,11.931818,7.5,4.0625,6.125,3,4,5.95,4.8,2.4}");
    }

    @Test
    void averagesTheMonthsThereAre() {
        assertThat(column("inputs[1]", NEWCOMER)).isEqualTo("1500");
        assertThat(column("income_variation", NEWCOMER)).isNull();
        assertThat(column("inputs[8]", NEWCOMER)).as("signed on 1 September").isEqualTo("2");
    }

    @Test
    void whatIsNotKnownIsMissingAndNotZero() {
        assertThat(column("inputs", UNKNOWN)).isEqualTo("{NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL}");
        assertThat(value(UNKNOWN)).startsWith("0.00 0.00 0.00 0.00").endsWith("C C C");
        assertThat(column("total_income", UNKNOWN)).isNull();
        assertThat(column("risk_inputs", UNKNOWN)).isEqualTo("{NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL}");
        assertThat(column("inputs[3]", NEWCOMER))
                .as("no group-paid income delivered")
                .isNull();
    }

    @Test
    void anEndangeredCustomersRiskAddsUp() {
        // two thousand four hundred now, three thousand before; 2 of 99 left; arrears in two months; a reply that
        // is late at the month's end; a visit 60 days ago
        assertThat(column("risk_points || ' ' || risk_level", ENDANGERED)).isEqualTo("75 high");
        assertThat(column("risk_inputs", ENDANGERED))
                .isEqualTo("{NULL,-0.2,0.020202020202020204,NULL,1,1,2,NULL,NULL,60}"
                        .replace("-0.2,", column("risk_inputs[2]", ENDANGERED) + ","));
        assertThat(Double.parseDouble(column("risk_inputs[2]", ENDANGERED))).isEqualTo(2400.0 / 3000 - 1);
        assertThat(province.rows(
                        "select r ->> 'rule' || ' ' || (r ->> 'points') from assessment, jsonb_array_elements(risk_reasons)"
                                + " with ordinality t(r, n) where customer_id = 6 order by n"))
                .containsExactly(
                        "score.risk.silence 30",
                        "score.risk.income-decline 15",
                        "score.risk.member-churn 10",
                        "score.risk.complaints 10",
                        "score.risk.arrears 10");
        assertThat(column("risk_reasons -> 0 ->> 'args'", ENDANGERED)).isEqualTo("[60, 60]");
    }

    @Test
    void aCustomerNobodyVisitedYetIsSilentSinceItSigned() {
        assertThat(column("risk_inputs[10]", JUST_SIGNED)).isEqualTo("11");
        assertThat(column("risk_points", JUST_SIGNED)).isEqualTo("0");
        assertThat(column("risk_reasons", JUST_SIGNED)).isEqualTo("[]");
        assertThat(column("risk_inputs[7]", JUST_SIGNED))
                .as("arrears not delivered")
                .isNull();
    }

    @Test
    void complaintsCountForNinetyDaysAndTheirReplyIsDueAfterADay() {
        // one on the first day of the ninety, answered after exactly a day; the others lie outside
        assertThat(column("risk_inputs[5] || ' ' || risk_inputs[6]", COMPLAINER))
                .isEqualTo("1 0");
        // received twelve hours before the month's end: not overdue yet
        assertThat(column("risk_inputs[5] || ' ' || risk_inputs[6]", HOSPITAL)).isEqualTo("1 0");
    }

    @Test
    void nothingAfterTheMonthsEndIsKnown() {
        assertThat(column("risk_inputs[10]", COMPLAINER))
                .as("visited on 2 September, and in November")
                .isEqualTo("59");
    }

    @Test
    void oneMonthOfArrearsIsOne() {
        assertThat(column("risk_inputs[7]", COMPLAINER)).isEqualTo("1");
    }

    @Test
    void seesTheContractsThatWereOpenAtTheMonthsEnd() {
        assertThat(column("next_act_by || ' ' || due_value", HOSPITAL)).isEqualTo("2026-12-01 1200.50");
        assertThat(column("next_act_by", SHOP)).isNull();
    }

    @Test
    void aClassACustomerWithAContractToActOnNeedsAttention() {
        assertThat(province.rows("select customer_id from assessment where attention"))
                .containsExactly("1");
    }

    @Test
    void rollsOpenContractsUpByWindowAndRisk() {
        assertThat(province.rows(
                        "select window_days || ' ' || risk_level || ' ' || contracts || ' ' || value from scope_due"
                                + " where scope_kind = 'province' order by window_days"))
                .containsExactly("0 medium 1 30.00", "60 low 1 1000.50", "180 low 1 200.00");
        assertThat(province.rows("select scope_id || ' ' || window_days from scope_due where scope_kind = 'county'"
                        + " order by 1"))
                .containsExactly("111 180", "111 60", "121 0");
    }

    @Test
    void rollsUsedProductsUp() {
        assertThat(province.rows(
                        "select product_id || ' ' || customers || ' ' || users || ' ' || income from scope_product"
                                + " where scope_kind = 'city' and scope_id = 12 order by product_id"))
                .containsExactly("1 1 5 10.00", "2 1 5 10.00", "3 1 5 10.00", "5 1 5 10.00");
    }

    @Test
    void aCustomerOfTheCityItselfIsACountyOfItsOwnInTheRollUps() {
        assertThat(province.ask("select customers from scope_month where scope_kind = 'county' and scope_id = 11"))
                .isEqualTo("1");
    }

    @Test
    void carriesFactsForLists() {
        assertThat(column(
                        "members || ' ' || group_paid || ' ' || total_income || ' ' || previous_income || ' ' || industry",
                        HOSPITAL))
                .isEqualTo("1000 60000.00 180000.00 180000.00 医疗");
        assertThat(column("personal_bills", JUST_SIGNED)).isEqualTo("100.10");
    }

    private static String value(int customer) {
        return column(
                "concat_ws(' ', value_score, contribution, attribute, influence, income_variation, raw_tier, suggested_tier, tier)",
                customer);
    }

    private static String column(String expression, int customer) {
        return province.rows("select (" + expression + ")::text from assessment where customer_id = " + customer)
                .get(0);
    }
}
