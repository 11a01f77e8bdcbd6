package org.renewals.reports.monthly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.analysis.SmallProvince;
import org.renewals.reports.ReportContent;
import org.renewals.reports.ReportSource;
import org.renewals.reports.ReportsTestApplication;
import org.renewals.reports.pdf.PdfText;
import org.renewals.shared.Refused;
import org.renewals.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = MonthlyTestApplication.class)
class MonthlyReportsTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    private final ReportSource reports;

    MonthlyReportsTests(@Autowired ReportSource reports) {
        this.reports = reports;
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        ReportsTestApplication.use(database, registry);
    }

    @BeforeAll
    static void load() {
        SmallProvince.load(database);
    }

    @Test
    void theProvinceReadsTotalsByCity() throws IOException {
        String text = text(SmallProvince.PROVINCE);

        assertThat(text).contains("安徽", "合肥", "芜湖", "集团客户数", "100").doesNotContain("王敏", "集团8");
    }

    @Test
    void aCityReadsItsOwnCountiesAndManagersOnly() throws IOException {
        String text = text(SmallProvince.CITY_1);

        assertThat(text).contains("合肥", "蜀山", "肥西", "王敏", "李强").doesNotContain("芜湖", "镜湖", "赵云", "集团8");
    }

    @Test
    void aManagerReadsHisOwnCustomersOnly() throws IOException {
        // 王敏 looks after K001, K008, K009 …; K004 belongs to his colleague
        assertThat(text(SmallProvince.MANAGER_11)).contains("王敏", "集团8", "集团9").doesNotContain("集团4 ", "李强", "合肥");
    }

    @Test
    void aCustomerHandedOverIsCountedWhereItBelongedButNotNamed() throws IOException {
        String before = text(SmallProvince.MANAGER_13, YearMonth.of(2026, 9));

        assertThat(before).contains("（已移交）").doesNotContain("集团7 ");
    }

    @Test
    void theSameFactsGiveTheSameBytes() {
        assertThat(make(SmallProvince.CITY_1, OCTOBER).content())
                .isEqualTo(make(SmallProvince.CITY_1, OCTOBER).content());
    }

    @Test
    void aMonthThatIsNotFrozenIsRefused() {
        assertThatThrownBy(() -> make(SmallProvince.PROVINCE, YearMonth.of(2026, 11)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("report.month_not_frozen")
                .hasMessageContaining("2026-11");
    }

    @Test
    void aMonthWithoutFiguresIsRefused() {
        assertThatThrownBy(() -> make(SmallProvince.PROVINCE, YearMonth.of(2025, 10)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("report.nothing_in_month");
    }

    private String text(AccessScope scope) throws IOException {
        return text(scope, OCTOBER);
    }

    private String text(AccessScope scope, YearMonth month) throws IOException {
        return PdfText.all(make(scope, month).content());
    }

    private ReportContent make(AccessScope scope, YearMonth month) {
        return CurrentScope.call(scope, () -> reports.monthly(month, scope, ZH));
    }
}
