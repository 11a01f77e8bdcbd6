package org.renewals.analysis.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The figures of contract.md section 4 that a roll-up row answers. Name, definition and unit are in the bundle
 * {@code i18n/reports/messages} under {@code metric.<key>.name} and {@code metric.<key>.definition}, and
 * {@code unit.<key>}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
public enum Metric {
    CUSTOMERS(Unit.CUSTOMERS, Better.MORE, row -> row.customers()),
    NEW_CUSTOMERS(Unit.CUSTOMERS, Better.MORE, row -> row.newCustomers()),
    LOST_CUSTOMERS(Unit.CUSTOMERS, Better.LESS, row -> row.lostCustomers()),
    MEMBERS(Unit.MEMBERS, Better.MORE, row -> row.members(), true),
    EFFECTIVE_MEMBERS(Unit.MEMBERS, Better.MORE, row -> row.effectiveMembers(), true),
    INACTIVE_MEMBERS(Unit.MEMBERS, Better.LESS, row -> row.inactiveMembers(), true),
    JOINED(Unit.MEMBERS, Better.MORE, row -> row.joined(), true),
    LEFT(Unit.MEMBERS, Better.LESS, row -> row.leftMembers(), true),
    VNET_USERS(Unit.MEMBERS, Better.MORE, row -> row.vnetUsers(), true),
    BASELINE_USERS(Unit.MEMBERS, Better.NEITHER, row -> row.baselineUsers(), true),
    EFFECTIVE_MEMBER_SHARE(Better.MORE, row -> row.effectiveMembers(), row -> row.members(), 1),
    INACTIVE_MEMBER_SHARE(Better.LESS, row -> row.inactiveMembers(), row -> row.members(), 1),
    EFFECTIVE_SHARE_OF_ACTIVE(Better.MORE, row -> row.effectiveMembers(), row -> row.activeMembers(), 1),
    MEMBER_CHURN_RATE(Better.LESS, row -> row.leftMembers(), row -> row.meanMembers(), 2),
    VNET_PENETRATION(Better.MORE, row -> row.vnetUsers(), row -> row.members(), 1),
    BASELINE_RETENTION(Better.MORE, row -> row.baselineKept(), row -> row.baselineUsers(), 1),
    AVERAGE_TENURE(Unit.MONTHS, Better.MORE, row -> row.averageTenure(), true),
    TOTAL_INCOME(Unit.MONEY, Better.MORE, row -> row.totalIncome(), true),
    GROUP_PAID(Unit.MONEY, Better.MORE, row -> row.groupPaid()),
    PERSONAL_BILLS(Unit.MONEY, Better.MORE, row -> row.personalBills(), true),
    INFORMATIZATION(Unit.MONEY, Better.MORE, row -> row.informatization()),
    OPERATING_INCOME(Unit.MONEY, Better.MORE, row -> row.operatingIncome()),
    INCOME_SHARE(Better.MORE, row -> row.totalIncome(), row -> row.operatingIncome(), 2),
    ROAMING(Unit.MONEY, Better.NEITHER, row -> row.roaming(), true),
    NEW_SERVICES(Unit.MONEY, Better.NEITHER, row -> row.newServices(), true),
    TOLL(Unit.MONEY, Better.NEITHER, row -> row.toll(), true),
    LOCAL_FEES(Unit.MONEY, Better.NEITHER, row -> row.localFees(), true),
    OTHER_FEES(Unit.MONEY, Better.NEITHER, row -> row.otherFees(), true),
    ARREARS(Unit.MONEY, Better.LESS, row -> row.arrears(), true),
    MINUTES(Unit.MINUTES, Better.MORE, row -> row.minutes(), true),
    TIER_A1(Unit.CUSTOMERS, Better.NEITHER, row -> row.tierA1()),
    TIER_A2(Unit.CUSTOMERS, Better.NEITHER, row -> row.tierA2()),
    TIER_B1(Unit.CUSTOMERS, Better.NEITHER, row -> row.tierB1()),
    TIER_B2(Unit.CUSTOMERS, Better.NEITHER, row -> row.tierB2()),
    TIER_C(Unit.CUSTOMERS, Better.NEITHER, row -> row.tierC()),
    UPGRADES(Unit.CUSTOMERS, Better.MORE, row -> row.upgrades()),
    DOWNGRADES(Unit.CUSTOMERS, Better.LESS, row -> row.downgrades()),
    RISK_LOW(Unit.CUSTOMERS, Better.MORE, row -> row.riskLow()),
    RISK_MEDIUM(Unit.CUSTOMERS, Better.NEITHER, row -> row.riskMedium()),
    RISK_HIGH(Unit.CUSTOMERS, Better.LESS, row -> row.riskHigh()),
    RISK_VERY_HIGH(Unit.CUSTOMERS, Better.LESS, row -> row.riskVeryHigh()),
    AT_RISK(Unit.CUSTOMERS, Better.LESS, row -> row.riskHigh() + row.riskVeryHigh()),
    ATTENTION(Unit.CUSTOMERS, Better.LESS, row -> row.attention()),
    DUE_CONTRACTS(Unit.CONTRACTS, Better.NEITHER),
    DUE_VALUE(Unit.MONEY_PER_MONTH, Better.NEITHER),
    LIKELIHOOD(Better.MORE, 0),
    WEIGHTED_FORECAST(Unit.MONEY_PER_MONTH, Better.MORE),
    REVENUE_AT_RISK(Unit.MONEY, Better.LESS),
    RENEWAL_RATE(Better.MORE, 1),
    GROSS_VALUE_RENEWAL_RATE(Better.MORE, 1),
    NET_VALUE_RENEWAL_RATE(Better.MORE, 1),
    PRODUCT_YEAR_INCOME(Unit.MONEY, Better.MORE),
    PRODUCT_TARGET(Unit.MONEY, Better.NEITHER),
    PRODUCT_COMPLETION(Better.MORE, 1),
    PRODUCT_USERS(Unit.USERS, Better.MORE),
    PRODUCT_INCOME(Unit.MONEY, Better.MORE),
    PRODUCT_CUSTOMERS(Unit.CUSTOMERS, Better.MORE),
    AVERAGE_SCORE(Unit.POINTS, Better.MORE, row -> row.averageScore()),
    VISIT_STANDARD(Better.MORE, 1),
    ZERO_MEMBER(Unit.CUSTOMERS, Better.LESS, row -> row.zeroMember()),
    FEW_MEMBER(Unit.CUSTOMERS, Better.LESS, row -> row.fewMember()),
    STATUS_ANOMALIES(Unit.CUSTOMERS, Better.LESS, row -> row.statusAnomalies()),
    CALL_ANOMALIES(Unit.CUSTOMERS, Better.LESS, row -> row.callAnomalies()),
    STATUS_ANOMALY_SHARE(Unit.SHARE, Better.LESS, row -> row.statusAnomalies(), row -> row.withMembers(), false, 1),
    CALL_ANOMALY_SHARE(Unit.SHARE, Better.LESS, row -> row.callAnomalies(), row -> row.withMembers(), false, 1),
    ROAMING_PART(Better.NEITHER, row -> row.roaming(), row -> row.personalBills(), 1),
    NEW_SERVICES_PART(Better.NEITHER, row -> row.newServices(), row -> row.personalBills(), 1),
    TOLL_PART(Better.NEITHER, row -> row.toll(), row -> row.personalBills(), 1),
    LOCAL_FEES_PART(Better.NEITHER, row -> row.localFees(), row -> row.personalBills(), 1),
    OTHER_FEES_PART(Better.NEITHER, row -> row.otherFees(), row -> row.personalBills(), 1),
    UNITEMISED(Unit.MONEY, Better.NEITHER, row -> row.unitemised(), true),
    SCOPE_SHARE(Better.MORE, 1),
    TOP_FIFTH_SHARE(Better.NEITHER, 1),
    BAND_CUSTOMERS(Unit.CUSTOMERS, Better.NEITHER),
    BAND_INCOME(Unit.MONEY, Better.NEITHER),
    ELASTICITY_INFORMATIZATION(Unit.RATIO, Better.NEITHER, 2),
    ELASTICITY_GROUP_PAID(Unit.RATIO, Better.NEITHER, 2),
    ELASTICITY_PERSONAL_BILLS(Unit.RATIO, Better.NEITHER, 2),
    ELASTIC_CUSTOMERS(Better.NEITHER, 1),
    INELASTIC_CUSTOMERS(Better.NEITHER, 1),
    OUTRUNNING_CUSTOMERS(Better.NEITHER, 1),
    NO_ELASTICITY(Better.NEITHER, 1),
    SYSTEM_UPGRADES(Unit.CUSTOMERS, Better.MORE),
    SYSTEM_DOWNGRADES(Unit.CUSTOMERS, Better.LESS),
    MANUAL_UPGRADES(Unit.CUSTOMERS, Better.MORE),
    MANUAL_DOWNGRADES(Unit.CUSTOMERS, Better.LESS),
    CHANGED_SHARE(Better.NEITHER, 2),
    VALUE_PERCENTILE(Better.MORE, 1);

    /** Which way is good news. */
    public enum Better {
        MORE,
        LESS,
        NEITHER
    }

    private final Unit unit;
    private final Better better;
    private final @Nullable Function<ScopeMonth, @Nullable Number> part;
    private final @Nullable Function<ScopeMonth, @Nullable Number> whole;
    private final boolean overMembers;
    private final int decimals;

    Metric(Unit unit, Better better, Function<ScopeMonth, @Nullable Number> part) {
        this(unit, better, part, null, false, defaultDecimals(unit));
    }

    Metric(Unit unit, Better better, Function<ScopeMonth, @Nullable Number> part, boolean overMembers) {
        this(unit, better, part, null, overMembers, defaultDecimals(unit));
    }

    Metric(
            Better better,
            Function<ScopeMonth, @Nullable Number> part,
            Function<ScopeMonth, @Nullable Number> whole,
            int decimals) {
        this(Unit.SHARE, better, part, whole, true, decimals);
    }

    Metric(Better better, int decimals) {
        this(Unit.SHARE, better, null, null, false, decimals);
    }

    Metric(Unit unit, Better better, int decimals) {
        this(unit, better, null, null, false, decimals);
    }

    Metric(Unit unit, Better better) {
        this(unit, better, null, null, false, defaultDecimals(unit));
    }

    Metric(
            Unit unit,
            Better better,
            @Nullable Function<ScopeMonth, @Nullable Number> part,
            @Nullable Function<ScopeMonth, @Nullable Number> whole,
            boolean overMembers,
            int decimals) {
        this.unit = unit;
        this.better = better;
        this.part = part;
        this.whole = whole;
        this.overMembers = overMembers;
        this.decimals = decimals;
    }

    private static int defaultDecimals(Unit unit) {
        return unit.kind() == Unit.Kind.DECIMAL ? 1 : 0;
    }

    /** The word of contract.md and of the bundles: {@code effective_member_share}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Unit unit() {
        return unit;
    }

    public Better better() {
        return better;
    }

    /** Decimals written for values that are neither counts nor money. */
    public int decimals() {
        return decimals;
    }

    /** See {@link Value#inFile}. */
    Number inFile(BigDecimal number) {
        return switch (unit.kind()) {
            case COUNT -> number.longValueExact();
            case MONEY -> number;
            case SHARE -> number.movePointRight(2).setScale(decimals, RoundingMode.HALF_UP);
            case DECIMAL -> number.setScale(decimals, RoundingMode.HALF_UP);
        };
    }

    /** Whether the value is taken over members, so that a cell over fewer than five of them is suppressed. */
    public boolean overMembers() {
        return overMembers;
    }

    /**
     * The value in a roll-up row, suppressed where the row says so.
     *
     * @throws IllegalStateException for figures that are not part of a monthly row
     */
    Value of(ScopeMonth row) {
        if (part == null) {
            throw new IllegalStateException(key() + " is not a figure of a monthly row");
        }
        if (overMembers && row.suppressed()) {
            return Value.suppressed(this);
        }
        if (whole == null) {
            return Value.of(this, part.apply(row));
        }
        return Value.share(this, decimal(part.apply(row)), decimal(whole.apply(row)));
    }

    private static @Nullable BigDecimal decimal(@Nullable Number number) {
        return number == null ? null : Value.exact(number);
    }
}
