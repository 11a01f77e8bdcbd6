package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_LONG;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.renewals.alarm.AnomalyKind;
import org.renewals.database.CopyWriter;
import org.renewals.scoring.Points;
import org.renewals.scoring.Rounding;
import org.renewals.scoring.anomaly.AnomalyRules;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.scoring.health.HealthBand;
import org.renewals.scoring.health.HealthScore;
import org.renewals.scoring.risk.RiskScore;
import org.renewals.scoring.tier.Indicator;
import org.renewals.scoring.tier.ValueScore;

/** Writes assessments into the table a run fills before it is published. */
final class AssessmentWriter implements AutoCloseable {

    private static final int COLUMNS = 47;

    private static final String COPY = "copy assessment_next (month, customer_id, org_id, city_id, manager_id, grid_id,"
            + " industry, rules, value_score, contribution, attribute, influence, points, inputs, income_variation,"
            + " raw_tier, suggested_tier, tier, previous_tier, risk_points, risk_level, risk_reasons, risk_inputs, members,"
            + " effective_members, group_paid, informatization, personal_bills, total_income, previous_income, arrears,"
            + " next_act_by, due_value, attention, health_score, health_completeness, health_band, health_dropped,"
            + " health_inputs, status_anomaly, call_anomaly, anomaly_inputs, anomaly_thresholds, elasticity, stage,"
            + " lifetime_value, revenue_at_risk) from stdin (format binary)";

    private static final Indicator[] INDICATORS = Indicator.values();

    /** What {@code numeric(7, 4)} holds; an income that varies more is no steadier for it. */
    private static final double MOST_VARIATION = 999.9999;

    private static final double HUNDREDTHS = 100;

    private final CopyWriter out;
    private final int month;
    private final String rules;
    private final AnomalyRules anomalyRules;

    private AssessmentWriter(CopyWriter out, int month, RuleSet rules) {
        this.out = out;
        this.month = month;
        this.rules = rules.version();
        this.anomalyRules = rules.anomaly();
    }

    static AssessmentWriter open(Connection connection, RunPeriod period, RuleSet rules) throws SQLException {
        return new AssessmentWriter(
                CopyWriter.open(connection, COPY),
                Math.toIntExact(period.firstDay().toEpochDay()),
                rules);
    }

    void write(ChunkFacts facts, int customer, Assessment assessment, double[] elasticities, CustomerOutlook outlook)
            throws SQLException {
        ValueScore value = assessment.value();
        RiskScore risk = assessment.risk();
        MonthFacts now = facts.months.get(0);
        out.row(COLUMNS);
        out.writeDate(month);
        out.writeLong(facts.ids[customer]);
        out.writeInt(facts.orgIds[customer]);
        out.writeInt(facts.cityIds[customer]);
        out.writeInt(facts.managerIds[customer]);
        out.writeInt(facts.gridIds[customer]);
        out.writeText(facts.industries[customer]);
        out.writeText(rules);
        out.writeHundredths(Rounding.hundredths(value.total()));
        out.writeHundredths(Rounding.hundredths(value.contribution()));
        out.writeHundredths(Rounding.hundredths(value.attribute()));
        out.writeHundredths(Rounding.hundredths(value.influence()));
        writeIndicators(value);
        out.writeTenThousandths(variation(assessment.incomeVariation()));
        out.writeText(assessment.raw().name());
        out.writeText(assessment.suggested().name());
        out.writeText(assessment.tier().name());
        out.writeText(facts.previousTier[customer] == null ? null : facts.previousTier[customer].name());
        out.writeShort(risk.points());
        out.writeText(risk.level().code());
        out.writeJson(reasons(risk));
        out.writeDoubles(risk.inputs().values());
        out.writeInt(now.members[customer]);
        out.writeInt(now.effectiveMembers[customer]);
        out.writeHundredths(now.groupPaid[customer]);
        out.writeHundredths(now.informatization[customer]);
        out.writeHundredths(now.personalBills[customer]);
        out.writeHundredths(now.totalIncome(customer));
        out.writeHundredths(facts.months.get(1).totalIncome(customer));
        out.writeHundredths(now.arrears[customer]);
        out.writeDate(facts.nextActBy[customer]);
        out.writeHundredths(facts.dueValue[customer]);
        out.writeBoolean(assessment.needsAttention(facts.actSoon[customer]));
        writeHealth(assessment.health(), facts.previousHealth[customer]);
        writeAnomalies(assessment);
        out.writeDoubles(elasticities);
        out.writeText(assessment.stage().code());
        out.writeHundredths(outlook.lifetimeValue());
        out.writeHundredths(outlook.atRisk());
    }

    private void writeHealth(HealthScore health, long before) {
        long score = health.isSufficient() ? Rounding.hundredths(health.total()) : NO_LONG;
        out.writeHundredths(score);
        out.writeHundredths(Rounding.hundredths(health.completeness()));
        out.writeText(health.band().map(HealthBand::code).orElse(null));
        out.writeBoolean(score != NO_LONG
                && before != NO_LONG
                && health.rules().fellSharply(before / HUNDREDTHS, score / HUNDREDTHS));
        out.writeDoubles(health.inputs().values());
    }

    private void writeAnomalies(Assessment assessment) {
        out.writeText(sign(AnomalyKind.STATUS, assessment.statusAnomaly(), assessment));
        out.writeText(sign(AnomalyKind.CALL, assessment.callAnomaly(), assessment));
        out.writeDoubles(assessment.anomalies().values());
        Thresholds thresholds = assessment.thresholds();
        out.writeReals(new double[] {thresholds.t1(), thresholds.t2(), thresholds.t3()});
    }

    private @Nullable String sign(AnomalyKind kind, boolean anomalous, Assessment assessment) {
        if (!anomalous) {
            return null;
        }
        return anomalyRules
                .detect(kind, assessment.anomalies(), assessment.thresholds())
                .map(finding -> finding.sign().code())
                .orElse(null);
    }

    void finish() throws SQLException {
        out.finish();
    }

    @Override
    public void close() throws SQLException {
        out.close();
    }

    private void writeIndicators(ValueScore value) {
        double[] points = new double[INDICATORS.length];
        double[] inputs = new double[INDICATORS.length];
        for (int i = 0; i < INDICATORS.length; i++) {
            points[i] = value.points(INDICATORS[i]);
            inputs[i] = value.inputs().get(INDICATORS[i]);
        }
        out.writeReals(points);
        out.writeDoubles(inputs);
    }

    private static long variation(double coefficient) {
        return Double.isNaN(coefficient) ? NO_LONG : Math.round(Math.min(coefficient, MOST_VARIATION) * 10_000);
    }

    /** The rules that gave points, as JSON: names and numbers only, so nothing needs escaping. */
    private static String reasons(RiskScore risk) {
        if (risk.points() == 0) {
            return "[]";
        }
        StringBuilder json = new StringBuilder("[");
        for (Points points : risk.reasons()) {
            json.append(json.length() > 1 ? ",{" : "{")
                    .append("\"rule\":\"")
                    .append(points.rule())
                    .append("\",\"points\":")
                    .append(Math.round(points.earned()))
                    .append(",\"args\":")
                    .append(points.reason().arguments())
                    .append('}');
        }
        return json.append(']').toString();
    }
}
