package org.renewals.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** Repeats a measurement and keeps the middle one. */
final class Medians {

    private Medians() {}

    static Duration of(int repeats, Callable<Duration> measurement) throws Exception {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            times.add(measurement.call());
        }
        Collections.sort(times);
        return times.get(times.size() / 2);
    }
}
