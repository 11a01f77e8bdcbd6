package org.renewals.tier;

/**
 * The value tier of a group customer, declared best first: A1 &gt; A2 &gt; B1 &gt; B2 &gt; C (requirements 5.1, R005).
 *
 * <p>{@link #compareTo} therefore sorts the best tier first; use {@link #isAbove} where better or worse is meant.
 */
public enum Tier {
    /** Class A with a high contribution and a steady income. */
    A1(TierClass.A),
    /** Class A whose contribution is lower or whose income varies or is too young to tell. */
    A2(TierClass.A),
    /** Class B, contribution type: contributes at least as much as its attributes promise. */
    B1(TierClass.B),
    /** Class B, potential type: its attributes promise more than it contributes. */
    B2(TierClass.B),
    C(TierClass.C);

    private final TierClass tierClass;

    Tier(TierClass tierClass) {
        this.tierClass = tierClass;
    }

    public TierClass tierClass() {
        return tierClass;
    }

    public boolean isAbove(Tier other) {
        return compareTo(other) < 0;
    }

    public boolean isBelow(Tier other) {
        return compareTo(other) > 0;
    }

    /** The better of the two. */
    public Tier orBetter(Tier other) {
        return other.isAbove(this) ? other : this;
    }

    /**
     * Which way a change from this tier to the other leads.
     *
     * @throws IllegalArgumentException if both are the same tier, which is no change
     */
    public Direction directionTo(Tier other) {
        if (other == this) {
            throw new IllegalArgumentException("From " + this + " to " + other + " is no change; name another tier");
        }
        return other.isAbove(this) ? Direction.UP : Direction.DOWN;
    }
}
