package org.renewals.ingest.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.renewals.ingest.file.ImportRefused;

class HeadersTests {

    @Test
    void findsColumnsInAnyOrderAndEitherLanguage() {
        Headers headers =
                Headers.of(TargetFile.FINANCE_MONTHS, "f.csv", List.of("运营收入（不含非签约）", "extra", "Month", "ORG code"));
        assertThat(headers.inputIndexes()).containsExactly(2, 3, 0);
        assertThat(headers.unknown()).containsExactly("extra");
    }

    @ParameterizedTest
    @EnumSource
    void everyFileIsReadInChinese(TargetFile file) {
        List<String> chinese =
                file.columns().stream().map(column -> column.chinese().get(0)).toList();
        assertThat(chinese).doesNotHaveDuplicates();
        assertThat(Headers.of(file, "f.csv", chinese).unknown()).isEmpty();
    }

    @Test
    void missingRequiredColumnsAreNamedInBothLanguages() {
        assertThatThrownBy(() -> Headers.of(TargetFile.CONTRACTS, "contracts.csv", List.of("number", "客户编码")))
                .isInstanceOfSatisfying(ImportRefused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("import.refused.missing-columns");
                    assertThat(refused.arguments().get(1).toString())
                            .isEqualTo("starts_on / 开始日期; ends_on / 到期日期; monthly_value / 月合同额");
                });
    }

    @Test
    void twoHeadersForOneColumnAreRefused() {
        assertThatThrownBy(() -> Headers.of(
                        TargetFile.FINANCE_MONTHS, "f.csv", List.of("month", "org_code", "operating_income", "月份")))
                .hasMessageContaining("import.refused.duplicate-header [f.csv, month, month, 月份]");
        assertThatThrownBy(() -> Headers.of(
                        TargetFile.FINANCE_MONTHS,
                        "f.csv",
                        List.of("month", "org_code", "operating_income", "operating_income")))
                .hasMessageContaining("duplicate-header");
    }

    @Test
    void theColumnsOfARejectsFileAreItsOwn() {
        List<String> header = new ArrayList<>(List.of("metric", "org_code", "period", "value"));
        header.addAll(List.of("line", "column", "value", "reason"));
        Headers headers = Headers.of(TargetFile.TARGETS, "targets.rejected.csv", header);
        assertThat(headers.inputIndexes()).containsExactly(0, 1, 2, 3);
        assertThat(headers.unknown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "customers.csv, CUSTOMERS",
        "Customers.XLSX, CUSTOMERS",
        "customer_months.csv, CUSTOMER_MONTHS",
        "customer_months-2026-10.csv, CUSTOMER_MONTHS",
        "customer_months_202610.csv, CUSTOMER_MONTHS",
        "customers.rejected.csv, CUSTOMERS",
        "customers (1).csv, CUSTOMERS",
        "contracts.rejected.rejected.csv, CONTRACTS",
        "customers_old.csv,",
        "notes.csv,",
        "customer.csv,",
    })
    void aFileIsMeantForTheTargetInItsName(String fileName, TargetFile target) {
        assertThat(TargetFile.ofFile(fileName).orElse(null)).isEqualTo(target);
    }
}
