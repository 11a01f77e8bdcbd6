package org.renewals.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application over real HTTP, on one database and a clock that tests move. The context is shared by all journeys:
 * each class makes accounts of its own and puts the clock back by itself only if it needs more than the {@link #clock}'s
 * start, which every test begins with.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestSettings.class)
public abstract class WebJourney {

    public static final String PASSWORD = "a good pass phrase";

    private static final TestDatabase DATABASE = TestDatabase.forTheWholeRun();
    private static final String PASSWORD_HASH = TestSettings.ENCODER.encode(PASSWORD);

    static {
        DATABASE.in(AccessScope.system(), WebJourney::createOrganization);
    }

    @Autowired
    protected SettableClock clock;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        DATABASE.properties(properties::add);
        // small enough to go beyond
        properties.add("renewals.imports.max-file-size", () -> "3MB");
        properties.add("renewals.imports.max-total-size", () -> "4MB");
    }

    @BeforeEach
    void resetClock() {
        clock.set(TestSettings.START);
    }

    protected static TestDatabase database() {
        return DATABASE;
    }

    protected Browser browser() {
        return new Browser(port);
    }

    /** A browser in which somebody is logged in with {@link #PASSWORD}. */
    protected Browser browserOf(String login) {
        Browser browser = browser().logIn(login, PASSWORD);
        if (!browser.location().equals("/")) {
            throw new AssertionError(login + " could not log in: " + browser.location());
        }
        return browser;
    }

    /**
     * Makes an account with {@link #PASSWORD}.
     *
     * @param org code of one of the units P, C1, C1A, C2, C2A
     * @return its id
     */
    protected static int account(String login, Role role, String org) {
        return DATABASE.in(AccessScope.system(), connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into account (login, name, role, org_id, city_id, password_hash, password_changed_at)"
                            + " select ?, ?, ?, id, city_id, ?, timestamptz '2026-01-01' from org_unit where code = ?"
                            + " returning id")) {
                insert.setString(1, login);
                insert.setString(2, "Name of " + login);
                insert.setString(3, role.code());
                insert.setString(4, PASSWORD_HASH);
                insert.setString(5, org);
                try (var rows = insert.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    private static int createOrganization(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate("""
                    insert into org_unit (code, name, kind) values ('P', 'The Province', 'province');
                    insert into org_unit (id, code, name, kind, parent_id, city_id) overriding system value
                    select v.id, v.code, v.name, 'city', p.id, v.id
                    from org_unit p, (values (101, 'C1', 'First City'), (102, 'C2', 'Second City')) v (id, code, name)
                    where p.code = 'P';
                    insert into org_unit (code, name, kind, parent_id, city_id)
                    select c.code || 'A', 'County of ' || c.name, 'county', c.id, c.id from org_unit c
                    where c.kind = 'city';
                    """);
        }
    }
}
