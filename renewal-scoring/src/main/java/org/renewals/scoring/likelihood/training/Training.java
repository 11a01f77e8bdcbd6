package org.renewals.scoring.likelihood.training;

import java.util.List;
import org.renewals.scoring.Reason;
import org.renewals.scoring.likelihood.LikelihoodModel;

/** A trained model and how it came about. */
public final class Training {

    private final LikelihoodModel model;
    private final List<Candidate> candidates;
    private final double[] heldOut;
    private final List<Reason> log;
    private final String treesObstacle;

    Training(
            LikelihoodModel model,
            List<Candidate> candidates,
            double[] heldOut,
            List<Reason> log,
            String treesObstacle) {
        this.model = model;
        this.candidates = List.copyOf(candidates);
        this.heldOut = heldOut;
        this.log = List.copyOf(log);
        this.treesObstacle = treesObstacle;
    }

    public LikelihoodModel model() {
        return model;
    }

    /** The best size of each family that was tried, most weight first. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /**
     * By training row, the log-odds given by models that were trained without it, averaged and calibrated like the model; NaN
     * for rows that no split held out.
     */
    public double[] heldOut() {
        return heldOut.clone();
    }

    /** What people should know beside the candidates: keys of the scoring bundle with their arguments. */
    public List<Reason> log() {
        return log;
    }

    /** What kept boosted trees from being tried although the settings ask for them; empty if nothing did. */
    public String treesObstacle() {
        return treesObstacle;
    }
}
