package org.renewals.scoring.run;

import java.time.Duration;

/** Counts scored customers over all workers and tells the listener, with an estimate of the time left. */
final class ScoringProgress {

    private final RunProgress.Listener listener;
    private final long total;
    private final long doneBefore;
    private final long started = System.nanoTime();
    private long done;

    ScoringProgress(RunLedger.Tally tally, RunProgress.Listener listener) {
        this.listener = listener;
        this.total = tally.total();
        this.doneBefore = tally.done();
        this.done = tally.done();
        listener.at(new RunProgress(RunStep.SCORE, done, total, null));
    }

    synchronized void add(int customers) {
        done += customers;
        double perCustomer = (double) (System.nanoTime() - started) / (done - doneBefore);
        Duration left = Duration.ofNanos(Math.round(perCustomer * (total - done)));
        listener.at(new RunProgress(RunStep.SCORE, done, total, left));
    }
}
