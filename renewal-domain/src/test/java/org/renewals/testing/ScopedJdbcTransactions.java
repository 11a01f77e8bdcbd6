package org.renewals.testing;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Transactions that wear the current scope, for services which need no entity manager. */
public final class ScopedJdbcTransactions extends DataSourceTransactionManager {

    private final transient DataSource scoped;

    public ScopedJdbcTransactions(DataSource dataSource) {
        super(dataSource);
        this.scoped = dataSource;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        AccessScope scope = CurrentScope.require();
        super.doBegin(transaction, definition);
        ConnectionHolder holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(scoped);
        try (var putOn = holder.getConnection()
                .prepareStatement("select set_config('renewals.city_id', ?, true),"
                        + " set_config('renewals.manager_id', ?, true), set_config('renewals.account_id', ?, true),"
                        + " set_config('role', ?, true)")) {
            putOn.setString(1, scope.cityId() == null ? "" : scope.cityId().toString());
            putOn.setString(
                    2, scope.managerId() == null ? "" : scope.managerId().toString());
            putOn.setString(
                    3, scope.accountId() == null ? "" : scope.accountId().toString());
            putOn.setString(4, scope.kind().databaseRole());
            putOn.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
