package org.renewals.reports.monthly;

import java.util.List;
import org.renewals.analysis.customer.CustomerFees;
import org.renewals.analysis.customer.CustomerList;
import org.renewals.analysis.customer.DueContractList;

/**
 * An account manager's own customers, each list cut to what a report can hold.
 *
 * @param byIncome the greatest total income first
 * @param attention those that need attention, the riskiest first
 * @param upgraded, downgraded those whose tier changed since the month before
 * @param due contracts to act on within the headline reach, the nearest first
 * @param fees the four fee classes of the members' bills, the greatest bill first
 */
record CustomerBook(
        CustomerList byIncome,
        CustomerList attention,
        CustomerList upgraded,
        CustomerList downgraded,
        DueContractList due,
        List<CustomerFees> fees) {

    CustomerBook {
        fees = List.copyOf(fees);
    }
}
