package org.renewals.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.renewals.shared.Refused;
import org.renewals.tier.Tier;

/**
 * A group customer: an organisation that pays for its members' phones. Loaded by imports; the tier is the one thing people
 * change here.
 */
@Entity
@DynamicUpdate // the city's database role may update the columns of a tier and no other
public class Customer {

    @Id
    private long id;

    private String code;
    private String name;
    private int orgId;
    private int cityId;
    private int managerId;
    private @Nullable Integer gridId;
    private @Nullable String industry;
    private @Nullable String nature;
    private @Nullable Integer employees;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private @Nullable Integer infoLevel;

    private @Nullable BigDecimal influenceSocial;
    private @Nullable BigDecimal influenceEconomic;
    private @Nullable LocalDate signedOn;

    @Enumerated(EnumType.STRING)
    private CustomerStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable Tier tier;

    private @Nullable LocalDate tierHeldUntil;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Customer() {}

    public long id() {
        return id;
    }

    /** The business code that files, addresses and people use. */
    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** The county, or the city itself, the customer belongs to. */
    public int orgId() {
        return orgId;
    }

    public int cityId() {
        return cityId;
    }

    /** The account manager who looks after it now. */
    public int managerId() {
        return managerId;
    }

    public @Nullable Integer gridId() {
        return gridId;
    }

    public @Nullable String industry() {
        return industry;
    }

    public @Nullable String nature() {
        return nature;
    }

    public @Nullable Integer employees() {
        return employees;
    }

    /** 1 to 5. */
    public @Nullable Integer infoLevel() {
        return infoLevel;
    }

    /** 0 to 100. */
    public @Nullable BigDecimal influenceSocial() {
        return influenceSocial;
    }

    /** 0 to 100. */
    public @Nullable BigDecimal influenceEconomic() {
        return influenceEconomic;
    }

    public @Nullable LocalDate signedOn() {
        return signedOn;
    }

    public CustomerStatus status() {
        return status;
    }

    /** The tier in effect; null until the first monthly run. */
    public @Nullable Tier tier() {
        return tier;
    }

    /** Last day on which a tier set by hand holds against the system's suggestion; null if none was. */
    public @Nullable LocalDate tierHeldUntil() {
        return tierHeldUntil;
    }

    /**
     * Says whether its tier may become {@code to}.
     *
     * @return the tier it has now
     * @throws Refused if it left, was never rated, or is in that tier already
     */
    public Tier checkTierMayBecome(Tier to) {
        if (status == CustomerStatus.LEFT) {
            throw new Refused("tier.change.customer-left", code);
        }
        if (tier == null) {
            throw new Refused("tier.change.unrated", code);
        }
        if (tier == to) {
            throw new Refused("tier.change.same", code, to);
        }
        return tier;
    }

    /**
     * Puts a tier decided by people into effect.
     *
     * @param heldUntil last day on which the monthly run leaves it alone
     * @return the tier it had before
     * @throws Refused as {@link #checkTierMayBecome}
     */
    public Tier holdTier(Tier to, LocalDate heldUntil) {
        Tier before = checkTierMayBecome(to);
        tier = to;
        tierHeldUntil = heldUntil;
        return before;
    }
}
