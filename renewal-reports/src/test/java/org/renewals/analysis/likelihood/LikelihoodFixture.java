package org.renewals.analysis.likelihood;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes what other packages are handed by the container. */
public final class LikelihoodFixture {

    private LikelihoodFixture() {}

    public static Likelihoods of(JdbcClient jdbc) {
        return new Likelihoods(jdbc, new LikelihoodModels(jdbc));
    }
}
