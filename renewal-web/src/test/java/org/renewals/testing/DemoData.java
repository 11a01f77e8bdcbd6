package org.renewals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.renewals.demo.DemoProgress;
import org.renewals.demo.DemoProvince;
import org.renewals.demo.DemoSettings;
import org.renewals.ingest.ImportOptions;
import org.renewals.ingest.ImportProgress;
import org.renewals.ingest.ImportReport;
import org.renewals.ingest.ImportService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A demo province in a test's database, whose people can log in. */
public final class DemoData {

    /** Of every account. */
    public static final String PASSWORD = "a good pass phrase";

    private DemoData() {}

    /** @param province where to write its files, and how large it is */
    public static void load(
            TestDatabase database, DemoSettings province, ImportService imports, PasswordEncoder encoder)
            throws IOException {
        DemoProvince.write(province, DemoProgress.NONE);
        ImportReport report = imports.load(
                List.of(province.out()),
                ImportOptions.by("test").withNewAccountPassword(encoder.encode(PASSWORD)),
                ImportProgress.NONE);
        assertThat(report.outcome()).isEqualTo(ImportReport.Outcome.DONE);
        JdbcClient.create(database.owner())
                .sql("update account set password_changed_at = timestamptz '2026-01-01'")
                .update();
    }
}
