package org.renewals.demo;

import java.util.List;

/**
 * Reproducible random numbers: SplitMix64, seeded from the seed of the province, a purpose and an index. Only
 * IEEE arithmetic and {@link StrictMath} are used, so that the numbers are the same on every machine; the JDK's own
 * generators may change their normal deviates between versions.
 */
final class RandomStream {

    /** Keeps the streams of one index apart, so that a further draw for one purpose leaves the others alone. */
    enum Purpose {
        PROFILE(0xD1B54A32D192ED03L),
        LIFE(0xA36A9465A325DA06L),
        CONTRACTS(0x751FDE9874B8C709L),
        SERVICE(0x46D528CB464BB40CL),
        CONTACTS(0x188A72FE17DEA10FL),
        MERGER(0xEA3FBD30E9718E12L),
        MANAGER(0xBBF50763BB047B15L),
        FINANCE(0x8DAA51968C976818L);

        private final long salt;

        Purpose(long salt) {
            this.salt = salt;
        }
    }

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    RandomStream(long seed, Purpose purpose, long index) {
        state = mix(mix(seed + purpose.salt) + index * GAMMA);
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 to below 1. */
    double uniform() {
        state += GAMMA;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** A whole number; both ends are possible. */
    int between(int lowest, int highest) {
        return lowest + (int) (uniform() * (highest - lowest + 1));
    }

    double between(double lowest, double highest) {
        return lowest + uniform() * (highest - lowest);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get((int) (uniform() * choices.size()));
    }

    /**
     * A standard normal deviate by Acklam's rational approximation of the inverse distribution function (relative
     * error below 1.2e-9): one uniform number a deviate.
     */
    double normal() {
        double p = uniform() + 0x1.0p-54;
        if (p < 0.02425) {
            return tail(p);
        }
        if (p > 1 - 0.02425) {
            return -tail(1 - p);
        }
        double q = p - 0.5;
        double r = q * q;
        double above = -3.969683028665376e+01;
        above = above * r + 2.209460984245205e+02;
        above = above * r - 2.759285104469687e+02;
        above = above * r + 1.383577518672690e+02;
        above = above * r - 3.066479806614716e+01;
        above = above * r + 2.506628277459239e+00;
        double below = -5.447609879822406e+01;
        below = below * r + 1.615858368580409e+02;
        below = below * r - 1.556989798598866e+02;
        below = below * r + 6.680131188771972e+01;
        below = below * r - 1.328068155288572e+01;
        return above * q / (below * r + 1);
    }

    private static double tail(double p) {
        double q = StrictMath.sqrt(-2 * StrictMath.log(p));
        double above = -7.784894002430293e-03;
        above = above * q - 3.223964580411365e-01;
        above = above * q - 2.400758277161838e+00;
        above = above * q - 2.549732539343734e+00;
        above = above * q + 4.374664141464968e+00;
        above = above * q + 2.938163982698783e+00;
        double below = 7.784695709041462e-03;
        below = below * q + 3.224671290700398e-01;
        below = below * q + 2.445134137142996e+00;
        below = below * q + 3.754408661907416e+00;
        return above / (below * q + 1);
    }

    double logNormal(double median, double spread) {
        return median * StrictMath.exp(spread * normal());
    }

    /** A Poisson count; from a mean of 30 on its normal approximation. */
    int poisson(double mean) {
        if (mean <= 0) {
            return 0;
        }
        if (mean >= 30) {
            return (int) Math.max(0, Math.floor(mean + Math.sqrt(mean) * normal() + 0.5));
        }
        double remaining = uniform();
        double probability = StrictMath.exp(-mean);
        int count = 0;
        while (remaining >= probability && count < 200) {
            remaining -= probability;
            count++;
            probability *= mean / count;
        }
        return count;
    }

    /** How many of so many do it, each with a small probability. */
    int outOf(int many, double probability) {
        return Math.min(many, poisson(many * probability));
    }
}
