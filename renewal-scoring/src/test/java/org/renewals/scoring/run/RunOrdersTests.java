package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.renewals.scoring.run.RunFixture.OCTOBER;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.database.SessionLock;
import org.renewals.testing.DomainApplication;
import org.renewals.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = DomainApplication.class)
class RunOrdersTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final long LOCK_OF_RUNS = 7_036_874_417_766L;

    @Autowired
    private RunOrders orders;

    private RunFixture fixture;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        database.properties(registry::add);
    }

    @BeforeEach
    void order() {
        fixture = new RunFixture(database);
        fixture.manyCustomers(3, OCTOBER.minusMonths(1), OCTOBER);
        fixture.ask(
                "insert into run_order (month, account_id, ordered_at) values ('2026-10-01', 21, now()) returning id");
    }

    @Test
    void anOrderThatFindsAnotherRunUnderWayWaitsAndIsCarriedOutOnceLater() throws SQLException {
        try (Connection other = database.app().getConnection();
                SessionLock lock = SessionLock.take(other, LOCK_OF_RUNS).orElseThrow()) {
            assertThatThrownBy(() -> orders.carryOut(OCTOBER)).hasMessage("run.under-way []");
        }
        assertThat(fixture.ask("select status from run_order")).isEqualTo("waiting");

        orders.carryOut(OCTOBER);
        orders.carryOut(OCTOBER);

        assertThat(fixture.ask("select status from run_order")).isEqualTo("done");
        assertThat(fixture.ask("select count(*) from scoring_run")).isEqualTo("1");
    }

    @Test
    void whatGoesWrongIsKeptWithTheOrder() {
        fixture.execute("delete from customer_month");

        orders.carryOut(OCTOBER);

        assertThat(fixture.ask("select status || ' ' || failure from run_order"))
                .isEqualTo("failed {\"key\": \"run.no-facts\", \"arguments\": [\"2026-10\"]}");
    }
}
