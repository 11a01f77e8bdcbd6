package org.renewals.database;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins every transaction with the database role and settings of the {@link CurrentScope}, or not at all. They are local to
 * the transaction, so a pooled connection never carries them on.
 */
class ScopedTransactionManager extends JpaTransactionManager {

    private static final String PUT_ON_SCOPE = "select set_config('renewals.city_id', ?, true),"
            + " set_config('renewals.manager_id', ?, true), set_config('renewals.account_id', ?, true),"
            + " set_config('role', ?, true)";

    private final transient DataSource scopedDataSource;

    ScopedTransactionManager(EntityManagerFactory entityManagerFactory, DataSource dataSource) {
        super(entityManagerFactory);
        setDataSource(dataSource);
        this.scopedDataSource = dataSource;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        AccessScope scope = CurrentScope.get()
                .orElseThrow(() -> new CannotCreateTransactionException("no access scope is open on this thread"));
        super.doBegin(transaction, definition);
        // From here on the transaction is bound to the thread: a failure has to unbind it, or the next
        // caller would run inside it without any scope.
        boolean begun = false;
        try {
            Connection connection = DataSourceUtils.getConnection(scopedDataSource);
            putOn(scope, connection);
            begun = true;
        } catch (SQLException e) {
            throw new CannotCreateTransactionException("could not put on the scope " + scope, e);
        } finally {
            if (!begun) {
                rollBackQuietly();
                doCleanupAfterCompletion(transaction);
            }
        }
    }

    static void putOn(AccessScope scope, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT_ON_SCOPE)) {
            statement.setString(1, scope.cityId() == null ? "" : scope.cityId().toString());
            statement.setString(
                    2, scope.managerId() == null ? "" : scope.managerId().toString());
            statement.setString(
                    3, scope.accountId() == null ? "" : scope.accountId().toString());
            statement.setString(4, scope.kind().databaseRole());
            statement.execute();
        }
    }

    /** Ends the JPA transaction itself: an entity manager closed inside an open one would keep its connection. */
    private void rollBackQuietly() {
        try {
            EntityManagerHolder holder =
                    (EntityManagerHolder) TransactionSynchronizationManager.getResource(obtainEntityManagerFactory());
            if (holder != null && holder.getEntityManager().getTransaction().isActive()) {
                holder.getEntityManager().getTransaction().rollback();
            }
        } catch (RuntimeException e) {
            logger.warn("Could not roll back a transaction that never got its scope", e);
        }
    }
}
