package org.renewals.scoring.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trained model: parts averaged on the log-odds scale, then calibrated (architecture decision 8). Immutable and safe to
 * share between threads.
 */
public final class LikelihoodModel {

    private static final int BLOCK = 256;

    private final List<Feature> features;
    private final List<Member> members;
    private final Calibrator calibrator;

    private final List<Member> walked;
    private final @Nullable Tables tables;
    private final double baseMargin;
    private final double base;

    /** A part and how much it counts. */
    public record Member(Part part, double weight) {}

    public LikelihoodModel(List<Feature> features, List<Member> members, Calibrator calibrator) {
        this.features = List.copyOf(features);
        this.members = List.copyOf(members);
        this.calibrator = calibrator;
        this.walked = new ArrayList<>();
        Map<TreePart, Double> collapsed = new LinkedHashMap<>();
        for (Member member : members) {
            if (member.part() instanceof TreePart trees && trees.depth() <= Tables.MAX_SPLITS) {
                collapsed.merge(trees, member.weight(), Double::sum);
            } else {
                walked.add(member);
            }
        }
        this.tables = collapsed.isEmpty() ? null : Tables.of(features, collapsed);
        this.baseMargin = (tables == null ? 0 : tables.base())
                + walked.stream()
                        .mapToDouble(member -> member.weight() * member.part().base())
                        .sum();
        this.base = calibrator.logOdds(baseMargin);
    }

    public List<Feature> features() {
        return features;
    }

    List<Member> members() {
        return members;
    }

    public Calibrator calibrator() {
        return calibrator;
    }

    /** Log-odds of a row none of whose features is known: what the contributions start from. */
    public double base() {
        return base;
    }

    public double logOdds(float[] row) {
        double[] logOdds = new double[1];
        logOdds(new float[][] {row}, logOdds);
        return logOdds[0];
    }

    public double probability(float[] row) {
        return probability(logOdds(row));
    }

    /** The probability of log-odds, 0 to 1. */
    public static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** Log-odds of many rows; the same numbers as row by row, in less time. */
    public void logOdds(float[][] rows, double[] into) {
        for (int from = 0; from < rows.length; from += BLOCK) {
            int to = Math.min(rows.length, from + BLOCK);
            Arrays.fill(into, from, to, 0);
            if (tables != null) {
                tables.addMargins(rows, from, to, into);
            }
            for (Member member : walked) {
                member.part().addMargins(rows, from, to, member.weight(), into);
            }
            for (int i = from; i < to; i++) {
                into[i] = calibrator.logOdds(into[i]);
            }
        }
    }

    /**
     * What each feature contributes to the row's log-odds: exact Shapley values of each part, averaged like the parts and
     * stretched like the margin by calibration.
     *
     * @param into filled with one contribution for each feature
     * @return the log-odds, {@code base() + Σ into} but for rounding
     */
    public double contributions(float[] row, double[] into) {
        Arrays.fill(into, 0, features.size(), 0);
        if (tables != null) {
            tables.addContributions(row, into);
        }
        for (Member member : walked) {
            member.part().addContributions(row, member.weight(), into);
        }
        double margin = baseMargin;
        for (int f = 0; f < features.size(); f++) {
            margin += into[f];
        }
        double slope = calibrator.meanSlope(baseMargin, margin);
        for (int f = 0; f < features.size(); f++) {
            into[f] *= slope;
        }
        return calibrator.logOdds(margin);
    }

    /** The model as JSON text, from which {@link #fromJson} makes the same model bit by bit. */
    public String toJson() {
        return ModelText.write(this);
    }

    /** @throws IllegalArgumentException if the text is no model, with what is wrong */
    public static LikelihoodModel fromJson(String json) {
        return ModelText.read(json);
    }
}
