package org.renewals.contract;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One term of a contract. Terms end by import today; a renewal is a contract of its own that names the one it renews. */
@Entity
public class Contract {

    /** An undecided contract counts as lost so many days after its end (contract.md "due cohort"). */
    public static final int LOST_AFTER_DAYS = 30;

    @Id
    private long id;

    private String number;
    private long customerId;
    private int cityId;
    private int managerId;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Product product;

    private LocalDate startsOn;
    private LocalDate endsOn;
    private BigDecimal monthlyValue;
    private @Nullable BigDecimal monthlyCost;
    private @Nullable Integer noticeDays;
    private @Nullable Boolean autoRenews;
    private @Nullable String renewsNumber;

    @Enumerated(EnumType.STRING)
    private ContractOutcome outcome;

    private @Nullable LocalDate decidedOn;
    private @Nullable String lossReason;
    private @Nullable Boolean captive;

    @Column(insertable = false, updatable = false)
    private LocalDate actBy;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Contract() {}

    public long id() {
        return id;
    }

    /** The business number that files, addresses and people use. */
    public String number() {
        return number;
    }

    public long customerId() {
        return customerId;
    }

    public int cityId() {
        return cityId;
    }

    public int managerId() {
        return managerId;
    }

    public @Nullable Product product() {
        return product;
    }

    public LocalDate startsOn() {
        return startsOn;
    }

    /** Last day of the term, the due date. */
    public LocalDate endsOn() {
        return endsOn;
    }

    /** Yuan. */
    public BigDecimal monthlyValue() {
        return monthlyValue;
    }

    /** Yuan. */
    public @Nullable BigDecimal monthlyCost() {
        return monthlyCost;
    }

    public @Nullable Integer noticeDays() {
        return noticeDays;
    }

    public @Nullable Boolean autoRenews() {
        return autoRenews;
    }

    /** Number of the contract this one renews. */
    public @Nullable String renewsNumber() {
        return renewsNumber;
    }

    public ContractOutcome outcome() {
        return outcome;
    }

    public @Nullable LocalDate decidedOn() {
        return decidedOn;
    }

    public @Nullable String lossReason() {
        return lossReason;
    }

    public @Nullable Boolean captive() {
        return captive;
    }

    /** The day windows are counted from: the earlier of due date and notice date (contract.md "windows"). */
    public LocalDate actBy() {
        return actBy;
    }
}
