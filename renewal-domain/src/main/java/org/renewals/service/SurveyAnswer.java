package org.renewals.service;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One answer of a customer. */
@Entity
@Immutable
@IdClass(SurveyAnswer.Key.class)
public class SurveyAnswer {

    @Id
    private long customerId;

    @Id
    private LocalDate answeredOn;

    @Id
    @Enumerated(EnumType.STRING)
    private SurveyQuestion question;

    private int cityId;
    private int managerId;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private int answer;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected SurveyAnswer() {}

    public long customerId() {
        return customerId;
    }

    public LocalDate answeredOn() {
        return answeredOn;
    }

    public SurveyQuestion question() {
        return question;
    }

    public int cityId() {
        return cityId;
    }

    public int managerId() {
        return managerId;
    }

    /** 1 to 5; 0 to 10 for {@link SurveyQuestion#NPS}. */
    public int answer() {
        return answer;
    }

    /** What makes a row the only one. */
    record Key(long customerId, LocalDate answeredOn, SurveyQuestion question) implements Serializable {}
}
