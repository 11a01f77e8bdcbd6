package org.renewals.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.database.ScopedEntities;
import org.springframework.stereotype.Repository;

/** Complaints, surveys and visits of single customers. */
@Repository
public class ServiceRecords {

    private final ScopedEntities entities;

    ServiceRecords(ScopedEntities entities) {
        this.entities = entities;
    }

    /** Empty for an unknown number and for a complaint outside the scope alike. */
    public Optional<Complaint> complaint(AccessScope scope, String number) {
        return entities.find(
                scope,
                Complaint.class,
                "select c.* from complaint c where c.number = :number and " + scope.predicate("c"),
                Map.of("number", number));
    }

    /** The latest first. */
    public List<SurveyAnswer> answers(AccessScope scope, long customerId) {
        return entities.list(
                scope,
                SurveyAnswer.class,
                "select s.* from survey_answer s where s.customer_id = :customer and " + scope.predicate("s")
                        + " order by s.answered_on desc, s.question",
                Map.of("customer", customerId));
    }

    /** The latest first. */
    public List<Visit> visits(AccessScope scope, long customerId) {
        return entities.list(
                scope,
                Visit.class,
                "select v.* from visit v where v.customer_id = :customer and " + scope.predicate("v")
                        + " order by v.visited_on desc, v.kind",
                Map.of("customer", customerId));
    }
}
