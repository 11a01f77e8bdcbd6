package org.renewals.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = ReportsTestApplication.class)
class ReportArchiveTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final AccessScope HEFEI = AccessScope.city(7, 101);
    private static final AccessScope WUHU = AccessScope.city(8, 102);

    private final ReportArchive archive;

    ReportArchiveTests(@Autowired ReportArchive archive) {
        this.archive = archive;
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        ReportsTestApplication.use(database, registry);
    }

    @Test
    void theSameBytesStayOneDocument() {
        ArchivedReport first = keep(HEFEI, Locale.ENGLISH, "same");
        ArchivedReport second = keep(HEFEI, Locale.ENGLISH, "same");
        assertThat(first).isEqualTo(new ArchivedReport(first.id(), 1, true));
        assertThat(second).isEqualTo(new ArchivedReport(first.id(), 1, false));
    }

    @Test
    void aCorrectionIsANewVersionAndTheOldOneStaysAsItWas() {
        ArchivedReport first = keep(HEFEI, Locale.SIMPLIFIED_CHINESE, "as reported");
        ArchivedReport second = keep(HEFEI, Locale.SIMPLIFIED_CHINESE, "corrected");
        assertThat(second.version()).isEqualTo(2);
        assertThat(content(first, HEFEI)).isEqualTo("as reported");
        assertThat(content(second, HEFEI)).isEqualTo("corrected");
    }

    @Test
    void aScopeReadsItsOwnReportsOnly() {
        ArchivedReport stored = keep(WUHU, Locale.ENGLISH, "of Wuhu");
        assertThat(CurrentScope.call(HEFEI, () -> archive.find(stored.id(), HEFEI)))
                .isEmpty();
        assertThat(CurrentScope.call(AccessScope.province(1), () -> archive.find(stored.id(), AccessScope.province(1))))
                .isEmpty();
    }

    @Test
    void theDatabaseItselfKeepsTheReportFromOtherScopes() {
        ArchivedReport stored = keep(WUHU, Locale.SIMPLIFIED_CHINESE, "of Wuhu");
        assertThat(CurrentScope.call(HEFEI, () -> archive.find(stored.id(), WUHU)))
                .isEmpty();
        assertThat(CurrentScope.call(AccessScope.province(1), () -> archive.find(stored.id(), WUHU)))
                .isEmpty();
        assertThatThrownBy(() -> CurrentScope.call(AccessScope.admin(1), () -> archive.find(stored.id(), WUHU)))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void nobodyFilesAReportUnderAnotherScope() {
        ReportContent report = report("forged");
        assertThatThrownBy(() ->
                        CurrentScope.call(HEFEI, () -> archive.keep(OCTOBER, WUHU, Locale.SIMPLIFIED_CHINESE, report)))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void anAdministratorHasNoReport() {
        assertThatThrownBy(() -> ReportScope.of(AccessScope.admin(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ADMIN");
    }

    private ArchivedReport keep(AccessScope scope, Locale language, String text) {
        return CurrentScope.call(AccessScope.system(), () -> archive.keep(OCTOBER, scope, language, report(text)));
    }

    private String content(ArchivedReport stored, AccessScope scope) {
        ReportContent found =
                CurrentScope.call(scope, () -> archive.find(stored.id(), scope)).orElseThrow();
        assertThat(found.headline())
                .containsExactly(new ReportFigure("Total income", "¥1.00"), new ReportFigure("Due", "3"));
        return new String(found.content(), StandardCharsets.UTF_8);
    }

    private static ReportContent report(String text) {
        return new ReportContent(
                "Monthly report",
                "report.pdf",
                text.getBytes(StandardCharsets.UTF_8),
                List.of(new ReportFigure("Total income", "¥1.00"), new ReportFigure("Due", "3")));
    }
}
