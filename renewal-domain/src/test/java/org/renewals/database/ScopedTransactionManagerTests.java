package org.renewals.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Four pooled connections for everybody: nothing of one transaction may reach the next. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopedTransactionManagerTests {

    private static final int POOL = 4;

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final AtomicBoolean refuseScope = new AtomicBoolean();
    private HikariDataSource pool;
    private LocalContainerEntityManagerFactoryBean entityManagers;
    private TransactionTemplate transactions;
    private JdbcClient jdbc;

    @BeforeAll
    void start() {
        database.in(AccessScope.system(), connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("""
                        insert into org_unit (id, code, name, kind, parent_id, city_id) overriding system value values
                            (100, 'P', '全省', 'province', null, null),
                            (101, 'C1', '合肥', 'city', 100, 101), (102, 'C2', '芜湖', 'city', 100, 102);
                        insert into account (id, login, name, role, org_id, city_id) overriding system value values
                            (11, 'm1', '甲', 'manager', 101, 101), (13, 'm3', '丙', 'manager', 102, 102);
                        insert into customer (code, name, org_id, city_id, manager_id)
                            select 'A' || i, '甲' || i, 101, 101, 11 from generate_series(1, 7) i
                            union all select 'B' || i, '乙' || i, 102, 102, 13 from generate_series(1, 5) i
                        """);
                return null;
            }
        });
        pool = new HikariDataSource();
        pool.setDataSource(database.app());
        pool.setMaximumPoolSize(POOL);
        DataSource refusing = new DelegatingDataSource(pool) {
            @Override
            public java.sql.Connection getConnection() throws java.sql.SQLException {
                return refuseScope.get() ? refusingScope(super.getConnection()) : super.getConnection();
            }
        };
        entityManagers = new LocalContainerEntityManagerFactoryBean();
        entityManagers.setDataSource(refusing);
        entityManagers.setPackagesToScan("org.renewals.nothing");
        entityManagers.setPersistenceUnitName("test");
        entityManagers.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        entityManagers.afterPropertiesSet();
        ScopedTransactionManager manager = new ScopedTransactionManager(entityManagers.getObject(), refusing);
        manager.afterPropertiesSet();
        transactions = new TransactionTemplate(manager);
        jdbc = JdbcClient.create(refusing);
    }

    @AfterAll
    void stop() {
        entityManagers.destroy();
        pool.close();
    }

    @BeforeEach
    void acceptScopes() {
        refuseScope.set(false);
    }

    @Test
    void withoutAScopeNoTransactionBegins() {
        assertThatThrownBy(() -> transactions.execute(status -> 1))
                .isInstanceOf(CannotCreateTransactionException.class)
                .hasMessageContaining("no access scope");
        assertNothingIsLeft();
    }

    @Test
    void aTransactionThatCannotPutOnItsScopeLeavesNothingBehind() {
        for (int i = 0; i < POOL + 2; i++) {
            refuseScope.set(true);
            assertThatThrownBy(
                            () -> CurrentScope.call(AccessScope.province(1), () -> transactions.execute(status -> 1)))
                    .isInstanceOf(CannotCreateTransactionException.class);
            assertNothingIsLeft();
        }
        refuseScope.set(false);
        assertThat(customers(AccessScope.province(1))).isEqualTo(12);
    }

    @Test
    void aScopeEndsWithItsTransaction() {
        assertThat(customers(AccessScope.province(1))).isEqualTo(12);
        assertThatThrownBy(() -> jdbc.sql("select count(*) from customer")
                        .query(Integer.class)
                        .single())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void aNewTransactionInsideAnotherPutsOnItsOwnScope() {
        TransactionTemplate inner = new TransactionTemplate(transactions.getTransactionManager());
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        List<Integer> seen = CurrentScope.call(
                AccessScope.manager(11, 101),
                () -> transactions.execute(outer -> List.of(
                        count(),
                        CurrentScope.call(AccessScope.city(1, 102), () -> inner.execute(status -> count())),
                        count())));
        assertThat(seen).containsExactly(7, 5, 7);
    }

    @Test
    void manyUsersOnFewConnectionsNeverSeeEachOthersRows() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Integer>> users = new ArrayList<>();
            for (int user = 0; user < 12; user++) {
                int seed = user;
                users.add(() -> wrongAnswers(new Random(seed), 250));
            }
            int wrong = 0;
            for (Future<Integer> answer : threads.invokeAll(users)) {
                wrong += answer.get();
            }
            assertThat(wrong).isZero();
        } finally {
            threads.shutdownNow();
        }
        assertNothingIsLeft();
    }

    private int wrongAnswers(Random random, int transactionCount) {
        int wrong = 0;
        for (int i = 0; i < transactionCount; i++) {
            switch (random.nextInt(4)) {
                case 0 -> wrong += customers(AccessScope.manager(11, 101)) == 7 ? 0 : 1;
                case 1 -> wrong += customers(AccessScope.city(1, 102)) == 5 ? 0 : 1;
                case 2 -> wrong += customers(AccessScope.province(1)) == 12 ? 0 : 1;
                default -> {
                    try {
                        CurrentScope.run(
                                AccessScope.province(1),
                                () -> transactions.execute(status -> {
                                    count();
                                    throw new IllegalStateException("rolled back on purpose");
                                }));
                        wrong++;
                    } catch (IllegalStateException expected) {
                        // the next transaction on this connection must not notice
                    }
                }
            }
        }
        return wrong;
    }

    private int customers(AccessScope scope) {
        return CurrentScope.call(scope, () -> transactions.execute(status -> count()));
    }

    private int count() {
        return jdbc.sql("select count(*) from customer").query(Integer.class).single();
    }

    private void assertNothingIsLeft() {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    private static java.sql.Connection refusingScope(java.sql.Connection connection) {
        return (java.sql.Connection) java.lang.reflect.Proxy.newProxyInstance(
                ScopedTransactionManagerTests.class.getClassLoader(),
                new Class<?>[] {java.sql.Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && ((String) arguments[0]).contains("set_config")) {
                        throw new java.sql.SQLException("the scope is refused on purpose");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
