package org.renewals.ingest.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.ingest.file.Reason;
import org.renewals.ingest.file.Rejection;

class RowCheckTests {

    @ParameterizedTest(name = "{0}.{1} = {2}")
    @CsvSource(delimiter = '|', textBlock = """
            CUSTOMER_MONTHS | month             | 2026-10       | 2026-10-01
            CUSTOMER_MONTHS | members           | 0             | 0
            CUSTOMER_MONTHS | members           | 12.0          | 12
            CUSTOMER_MONTHS | group_paid        | -12.5         | -12.5
            CUSTOMER_MONTHS | group_paid        | 12.500        | 12.5
            CUSTOMER_MONTHS | group_paid        | 999999999999.99 | 999999999999.99
            CUSTOMER_MONTHS | messages          | 5000000000    | 5000000000
            CUSTOMERS       | status            | Active        | active
            CUSTOMERS       | status            | 沉默           | silent
            CUSTOMERS       | influence_social  | 100           | 100
            CUSTOMERS       | influence_social  | 100.00        | 100
            CUSTOMERS       | name              | '  合肥 '      | 合肥
            CONTACTS        | consent           | 是             | true
            CONTRACTS       | ends_on           | 9999-12-31    | 9999-12-31
            COMPLAINTS      | received_at       | 2026-10-01    | 2026-10-01
            COMPLAINTS      | received_at       | 2026-10-01 08:30 | 2026-10-01 08:30
            COMPLAINTS      | received_at       | 2026-10-01T08:30:00Z | 2026-10-01T08:30:00Z
            COMPLAINTS      | received_at       | 2026-10-01T08:30:00+08:00 | 2026-10-01T08:30:00+08:00
            TARGETS         | period            | 2026          | 2026
            TARGETS         | value             | -0.2633       | -0.2633
            """)
    void accepts(TargetFile file, String column, String value, String canonical) {
        RowCheck check = new RowCheck(file);
        assertThat(check.check(2, raw(file, column, value), headers(file))).isNull();
        assertThat(check.row()[file.indexOf(column)]).isEqualTo(canonical);
    }

    @ParameterizedTest(name = "{0}.{1} = {2}")
    @CsvSource(delimiter = '|', textBlock = """
            CUSTOMER_MONTHS | month             | 2026-13       | month
            CUSTOMER_MONTHS | month             | 2026-1        | month
            CUSTOMER_MONTHS | month             | 2026-10-01    | month
            CUSTOMER_MONTHS | month             | 0206-10       | month
            CUSTOMER_MONTHS | members           | -1            | integer
            CUSTOMER_MONTHS | members           | 1.5           | integer
            CUSTOMER_MONTHS | members           | 1e3           | integer
            CUSTOMER_MONTHS | members           | 99999999999   | integer
            CUSTOMER_MONTHS | members           | 1,000         | integer
            CUSTOMER_MONTHS | members           | -             | integer
            CUSTOMER_MONTHS | group_paid        | 1.234         | decimal
            CUSTOMER_MONTHS | group_paid        | 1,5           | decimal
            CUSTOMER_MONTHS | group_paid        | .             | decimal
            CUSTOMER_MONTHS | group_paid        | 1000000000000 | decimal
            CUSTOMER_MONTHS | group_paid        | ¥5            | decimal
            CUSTOMER_MONTHS | arrears           | -0.01         | decimal-positive
            CUSTOMERS       | influence_social  | 100.01        | decimal-range
            CUSTOMERS       | influence_social  | -1            | decimal-range
            CUSTOMERS       | info_level        | 6             | integer
            CUSTOMERS       | status            | gone          | choice
            CUSTOMERS       | signed_on         | 2026-02-29    | date
            CUSTOMERS       | signed_on         | 31/12/2026    | date
            CUSTOMERS       | signed_on         | 2026-1-1      | date
            CUSTOMERS       | code              | ''            | required
            CUSTOMERS       | code              | '   '         | required
            CONTRACTS       | ends_on           | 2025-12-31    | before
            CONTRACTS       | monthly_value     | -5            | decimal-positive
            CUSTOMER_MONTHS | effective_members | 11            | exceeds
            CUSTOMER_MONTHS | baseline_kept     | 11            | exceeds
            CONTACTS        | email             | a@b,c@d       | email
            CONTACTS        | email             | nobody        | email
            COMPLAINTS      | received_at       | 2026-10-01 25:00 | timestamp
            COMPLAINTS      | received_at       | 2026-10-01 08:30+17:00 | timestamp
            SURVEYS         | answer            | 0             | integer
            SURVEYS         | answer            | 11            | integer
            TARGETS         | period            | 2026-Q1       | period
            ORG_UNITS       | parent_code       | ''            | parent-missing
            """)
    void refuses(TargetFile file, String column, String value, String reason) {
        Rejection rejection = new RowCheck(file).check(7, raw(file, column, value), headers(file));
        assertThat(rejection).isNotNull();
        assertThat(rejection.line()).isEqualTo(7);
        assertThat(rejection.column()).isEqualTo("H_" + column);
        assertThat(rejection.value()).isEqualTo(value);
        assertThat(rejection.reason().key()).isEqualTo("import.rejected." + reason);
    }

    @Test
    void theRecommendationQuestionAllowsZeroToTen() {
        for (String answer : new String[] {"0", "10"}) {
            String[] raw = raw(TargetFile.SURVEYS, "answer", answer);
            raw[TargetFile.SURVEYS.indexOf("question")] = "nps";
            assertThat(new RowCheck(TargetFile.SURVEYS).check(2, raw, headers(TargetFile.SURVEYS)))
                    .isNull();
        }
    }

    @Test
    void controlCharactersAreNamedWithTheirPlace() {
        Rejection rejection = new RowCheck(TargetFile.CUSTOMERS)
                .check(2, raw(TargetFile.CUSTOMERS, "name", "a\0b"), headers(TargetFile.CUSTOMERS));
        assertThat(rejection).isNotNull();
        assertThat(rejection.reason()).isEqualTo(Reason.of("control-character", "U+0000", 2));
        assertThat(rejection.value()).doesNotContain("\0");
    }

    @Test
    void aProvinceNamesNoParent() {
        String[] raw = raw(TargetFile.ORG_UNITS, "kind", "province");
        Rejection rejection = new RowCheck(TargetFile.ORG_UNITS).check(2, raw, headers(TargetFile.ORG_UNITS));
        assertThat(rejection).isNotNull();
        assertThat(rejection.reason()).isEqualTo(Reason.of("province-with-parent"));
    }

    @Test
    void aRejectedValueDoesNotPassWhenItComesAgain() {
        RowCheck check = new RowCheck(TargetFile.CUSTOMERS);
        String[] bad = raw(TargetFile.CUSTOMERS, "employees", "-4");
        for (int line = 2; line < 5; line++) {
            assertThat(check.check(line, bad, headers(TargetFile.CUSTOMERS))).isNotNull();
        }
        String[] missing = raw(TargetFile.CUSTOMERS, "code", "");
        assertThat(check.check(5, missing, headers(TargetFile.CUSTOMERS))).isNotNull();
        assertThat(check.check(6, missing, headers(TargetFile.CUSTOMERS))).isNotNull();
    }

    /** A sound row of that file, with one value put in. */
    private static String[] raw(TargetFile file, String column, @Nullable String value) {
        Map<String, String> sound = new HashMap<>();
        sound.put("month", "2026-10");
        sound.put("kind", file == TargetFile.ORG_UNITS ? "city" : "main");
        sound.put("parent_code", file == TargetFile.ORG_UNITS ? "P" : "");
        sound.put("role", file == TargetFile.USERS ? "manager" : "");
        sound.put("family", "standard");
        sound.put("starts_on", "2026-01-01");
        sound.put("ends_on", "2026-12-31");
        sound.put("monthly_value", "100.00");
        sound.put("members", "10");
        sound.put("baseline_users", "10");
        sound.put("received_at", "2026-10-01");
        sound.put("answered_on", "2026-10-01");
        sound.put("visited_on", "2026-10-01");
        sound.put("question", "satisfaction");
        sound.put("answer", "5");
        sound.put("operating_income", "1");
        sound.put("period", "2026-10");
        sound.put("value", "1");
        String[] raw = new String[file.columns().size()];
        for (int i = 0; i < raw.length; i++) {
            Column each = file.columns().get(i);
            raw[i] = sound.getOrDefault(each.name(), each.required() ? "X" : "");
        }
        raw[file.indexOf(column)] = Objects.requireNonNullElse(value, "");
        return raw;
    }

    private static String[] headers(TargetFile file) {
        return file.columns().stream().map(column -> "H_" + column.name()).toArray(String[]::new);
    }

    @Test
    void everyFileHasASoundRow() {
        Arrays.stream(TargetFile.values()).forEach(file -> {
            Column last = file.columns().get(0);
            String[] raw = raw(file, last.name(), last.type() == MonthType.MONTH ? "2026-10" : "X");
            assertThat(new RowCheck(file).check(2, raw, headers(file))).isNull();
        });
    }
}
