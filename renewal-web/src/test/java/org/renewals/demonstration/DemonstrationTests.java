package org.renewals.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.database.DatabaseServer;
import org.renewals.ingest.ImportService;
import org.renewals.scoring.run.MonthlyRun;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;
import org.renewals.testing.TestSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** Starts of one database, one after the other. */
@SpringBootTest
@Import(TestSettings.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemonstrationTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @Autowired
    private Demonstration ofThisApplication;

    @Autowired
    private ImportService imports;

    @Autowired
    private MonthlyRun runs;

    @Autowired
    private FirstModel firstModel;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        database.properties(properties::add);
    }

    @Test
    @Order(1)
    void anExternalDatabaseIsLeftAlone() {
        assertThat(ofThisApplication.isPresent()).isFalse();
        assertThat(answer("select count(*) from org_unit")).isEqualTo("0");
        assertThat(answer("select count(*) from account")).isEqualTo("0");
    }

    @Test
    @Order(2)
    void anEmptyEmbeddedDatabaseIsFilledAndAYearIsRun() {
        Demonstration first = onEmbedded();
        assertThat(first.isPresent()).isTrue();
        assertThat(answer("select count(*) from customer")).isEqualTo("600");
        assertThat(answer("select string_agg(to_char(month, 'YYYY-MM'), ' ' order by month)"
                        + " from account_month where run_at is not null"))
                .startsWith("2025-10")
                .endsWith("2026-10")
                .hasSize(13 * "2026-10 ".length() - 1);
        for (String login : Demonstration.ACCOUNTS) {
            String hash = answer("select password_hash from account where login = '" + login + "'");
            assertThat(passwords.matches(Demonstration.PASSWORD, hash))
                    .as(login)
                    .isTrue();
        }
    }

    @Test
    @Order(3)
    void allMonthsButTheFirstAreScoredByAModelThatBeatTheBaseRate() {
        assertThat(answer("select actor || ' ' || to_char(from_month, 'YYYY-MM') from model_activation"))
                .isEqualTo("demonstration 2025-11");
        assertThat(answer("select reason from model_activation")).containsPattern("对数损失比基准率低 \\d+\\.\\d%");
        assertThat(answer("select to_char(min(month), 'YYYY-MM') || ' ' || count(distinct month)"
                        + " from contract_score where model_id is not null"))
                .isEqualTo("2025-11 12");
        assertThat(answer("select known_until from likelihood_model where id ="
                        + " (select model_id from model_activation)"))
                .isLessThan("2025-11-01");
    }

    @Test
    @Order(4)
    void aStartThatWasKilledBeforeItsLastMonthIsFinishedByTheNext() {
        answer("update account_month set run_at = null where month = '2026-10-01' returning month");

        onEmbedded();

        assertThat(answer("select count(*) from account_month where run_at is not null"))
                .isEqualTo("13");
        assertThat(answer("select count(*) from import_batch")).isEqualTo("1");
    }

    @Test
    @Order(5)
    void aMonthImportedLaterIsLeftToWhoeverImportedIt() {
        answer("insert into account_month (month, batch_id) values ('2026-11-01', 99) returning month");

        onEmbedded();

        assertThat(answer("select coalesce(run_at, frozen_at)::text from account_month where month = '2026-11-01'"))
                .isNull();
    }

    private Demonstration onEmbedded() {
        Demonstration demonstration = new Demonstration(
                new DatabaseServer(database.url(), "", "", "", true, true),
                imports,
                runs,
                firstModel,
                passwords,
                jdbc,
                transactions,
                SettableClock.on(LocalDate.of(2026, 11, 22)));
        demonstration.start();
        return demonstration;
    }

    private static String answer(String question) {
        return database.in(AccessScope.system(), connection -> single(connection, question));
    }

    private static String single(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
