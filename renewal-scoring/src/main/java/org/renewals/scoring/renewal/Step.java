package org.renewals.scoring.renewal;

import java.util.Map;
import org.renewals.scoring.Reason;

/**
 * Something a manager can bring about for a contract.
 *
 * @param lever what it acts on; two steps of one lever are never taken together, and two levers never touch the same value
 * @param reason what to do, as a message key and its numbers
 * @param values what the score would look at instead, by place among the values
 */
public record Step(String lever, Reason reason, Map<Integer, Float> values) {

    public Step {
        values = Map.copyOf(values);
    }

    /** The values after the step; leaves those it is given alone. */
    float[] applied(float[] before) {
        float[] after = before.clone();
        values.forEach((place, value) -> after[place] = value);
        return after;
    }
}
