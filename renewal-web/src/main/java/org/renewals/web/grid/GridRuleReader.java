package org.renewals.web.grid;

import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.grid.FeatureRule;
import org.renewals.grid.FeatureRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the rules a month was run with. */
@Component
class GridRuleReader {

    private final JdbcClient jdbc;

    GridRuleReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<FeatureRule> find(AccessScope scope, int id) {
        return FeatureRules.find(scope, jdbc, id);
    }

    boolean looksAtIncome(AccessScope scope, int id) {
        return find(scope, id).map(rule -> rule.conditions().lookAtIncome()).orElse(false);
    }
}
