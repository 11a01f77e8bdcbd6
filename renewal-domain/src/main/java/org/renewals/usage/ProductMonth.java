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

/** What a customer used of a product in a month; null is "not delivered". */
@Entity
@Immutable
@IdClass(ProductMonth.Key.class)
public class ProductMonth {

    @Id
    private long customerId;

    @Id
    private int productId;

    @Id
    private LocalDate month;

    private int orgId;
    private int cityId;
    private int managerId;
    private @Nullable Integer users;
    private @Nullable BigDecimal units;
    private @Nullable BigDecimal income;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected ProductMonth() {}

    public long customerId() {
        return customerId;
    }

    public int productId() {
        return productId;
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

    public @Nullable Integer users() {
        return users;
    }

    public @Nullable BigDecimal units() {
        return units;
    }

    /** Yuan. */
    public @Nullable BigDecimal income() {
        return income;
    }

    /** What makes a row the only one. */
    record Key(long customerId, int productId, LocalDate month) implements Serializable {}
}
