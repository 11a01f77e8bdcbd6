package org.renewals.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import org.hibernate.annotations.Immutable;

/**
 * Who looked after a customer from a month on; a past month belongs to the manager of that month (contract.md section 3).
 */
@Entity
@Immutable
@IdClass(CustomerAssignment.Key.class)
public class CustomerAssignment {

    @Id
    private long customerId;

    @Id
    private LocalDate fromMonth;

    private int cityId;
    private int orgId;
    private int managerId;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected CustomerAssignment() {}

    public long customerId() {
        return customerId;
    }

    public YearMonth fromMonth() {
        return YearMonth.from(fromMonth);
    }

    public int cityId() {
        return cityId;
    }

    public int orgId() {
        return orgId;
    }

    public int managerId() {
        return managerId;
    }

    /** What makes a row the only one. */
    record Key(long customerId, LocalDate fromMonth) implements Serializable {}
}
