package org.renewals.tier;

/** Which way a change of tier leads. */
public enum Direction {
    UP,
    DOWN
}
