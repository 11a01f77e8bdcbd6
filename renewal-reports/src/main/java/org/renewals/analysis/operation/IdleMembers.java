package org.renewals.analysis.operation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;

/**
 * A customer with members who neither call nor write nor use data: the work list of their clean-up (R085).
 *
 * @param code null, like the name, for a customer that has since been handed to somebody else
 * @param previous inactive members of the month before; null where nothing was delivered
 */
public record IdleMembers(
        @Nullable String code,
        @Nullable String name,
        @Nullable Long members,
        @Nullable Long effectiveMembers,
        long inactiveMembers,
        @Nullable Long previous) {

    public Value inactive() {
        return Value.of(Metric.INACTIVE_MEMBERS, inactiveMembers);
    }

    public Change change() {
        return inactive().changeFrom(Value.of(Metric.INACTIVE_MEMBERS, previous));
    }

    public Value inactiveShare() {
        return Value.share(Metric.INACTIVE_MEMBER_SHARE, BigDecimal.valueOf(inactiveMembers), exact(members));
    }

    public Value effectiveShare() {
        return Value.share(Metric.EFFECTIVE_MEMBER_SHARE, exact(effectiveMembers), exact(members));
    }

    private static @Nullable BigDecimal exact(@Nullable Long number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }
}
