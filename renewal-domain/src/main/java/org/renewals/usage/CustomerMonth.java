package org.renewals.usage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A customer's billing month. Counts are of members, money is in yuan, null is "not delivered"; city, unit and manager are
 * those of the month.
 */
@Entity
@Immutable
@IdClass(CustomerMonth.Key.class)
public class CustomerMonth {

    @Id
    private long customerId;

    @Id
    private LocalDate month;

    private int orgId;
    private int cityId;
    private int managerId;
    private @Nullable Integer gridId;
    private @Nullable Integer members;
    private @Nullable Integer effectiveMembers;
    private @Nullable Integer joined;
    private @Nullable Integer leftMembers;
    private @Nullable Integer vnetUsers;
    private @Nullable Integer baselineUsers;
    private @Nullable Integer baselineKept;
    private @Nullable BigDecimal tenureMonths;
    private @Nullable BigDecimal groupPaid;
    private @Nullable BigDecimal informatization;
    private @Nullable BigDecimal personalBills;
    private @Nullable BigDecimal roaming;
    private @Nullable BigDecimal newServices;
    private @Nullable BigDecimal toll;
    private @Nullable BigDecimal localFees;
    private @Nullable BigDecimal otherFees;
    private @Nullable BigDecimal minutes;
    private @Nullable Long messages;
    private @Nullable BigDecimal dataMb;
    private @Nullable Integer inactiveMembers;
    private @Nullable Integer suspendedMembers;
    private @Nullable BigDecimal arrears;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected CustomerMonth() {}

    public long customerId() {
        return customerId;
    }

    public YearMonth month() {
        return YearMonth.from(month);
    }

    public int orgId() {
        return orgId;
    }

    public int cityId() {
        return cityId;
    }

    public int managerId() {
        return managerId;
    }

    public @Nullable Integer gridId() {
        return gridId;
    }

    public @Nullable Integer members() {
        return members;
    }

    public @Nullable Integer effectiveMembers() {
        return effectiveMembers;
    }

    public @Nullable Integer joined() {
        return joined;
    }

    public @Nullable Integer leftMembers() {
        return leftMembers;
    }

    public @Nullable Integer vnetUsers() {
        return vnetUsers;
    }

    public @Nullable Integer baselineUsers() {
        return baselineUsers;
    }

    public @Nullable Integer baselineKept() {
        return baselineKept;
    }

    /** Mean over the members. */
    public @Nullable BigDecimal tenureMonths() {
        return tenureMonths;
    }

    public @Nullable BigDecimal groupPaid() {
        return groupPaid;
    }

    /** An overlapping view of the two others: never added to them. */
    public @Nullable BigDecimal informatization() {
        return informatization;
    }

    public @Nullable BigDecimal personalBills() {
        return personalBills;
    }

    public @Nullable BigDecimal roaming() {
        return roaming;
    }

    public @Nullable BigDecimal newServices() {
        return newServices;
    }

    public @Nullable BigDecimal toll() {
        return toll;
    }

    public @Nullable BigDecimal localFees() {
        return localFees;
    }

    public @Nullable BigDecimal otherFees() {
        return otherFees;
    }

    public @Nullable BigDecimal minutes() {
        return minutes;
    }

    public @Nullable Long messages() {
        return messages;
    }

    public @Nullable BigDecimal dataMb() {
        return dataMb;
    }

    public @Nullable Integer inactiveMembers() {
        return inactiveMembers;
    }

    public @Nullable Integer suspendedMembers() {
        return suspendedMembers;
    }

    public @Nullable BigDecimal arrears() {
        return arrears;
    }

    /** Group-paid income and personal bills (contract.md "total income"); null if neither was delivered. */
    public @Nullable BigDecimal totalIncome() {
        if (groupPaid == null) {
            return personalBills;
        }
        return personalBills == null ? groupPaid : groupPaid.add(personalBills);
    }

    /** What makes a row the only one. */
    record Key(long customerId, LocalDate month) implements Serializable {}
}
