package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_LONG;

import java.sql.Connection;
import java.sql.SQLException;
import org.renewals.database.CopyWriter;
import org.renewals.scoring.Points;
import org.renewals.scoring.Rounding;
import org.renewals.scoring.risk.RiskScore;
import org.renewals.scoring.tier.Indicator;
import org.renewals.scoring.tier.ValueScore;

/** Writes assessments into the table a run fills before it is published. */
final class AssessmentWriter implements AutoCloseable {

    private static final int COLUMNS = 34;

    private static final String COPY = "copy assessment_next (month, customer_id, org_id, city_id, manager_id, grid_id,"
            + " industry, rules, value_score, contribution, attribute, influence, points, inputs, income_variation,"
            + " raw_tier, suggested_tier, tier, previous_tier, risk_points, risk_level, risk_reasons, risk_inputs, members,"
            + " effective_members, group_paid, informatization, personal_bills, total_income, previous_income, arrears,"
            + " next_act_by, due_value, attention) from stdin (format binary)";

    private static final Indicator[] INDICATORS = Indicator.values();

    /** What {@code numeric(7, 4)} holds; an income that varies more is no steadier for it. */
    private static final double MOST_VARIATION = 999.9999;

    private final CopyWriter out;
    private final int month;
    private final String rules;

    private AssessmentWriter(CopyWriter out, int month, String rules) {
        this.out = out;
        this.month = month;
        this.rules = rules;
    }

    static AssessmentWriter open(Connection connection, RunPeriod period, RuleSet rules) throws SQLException {
        return new AssessmentWriter(
                CopyWriter.open(connection, COPY),
                Math.toIntExact(period.firstDay().toEpochDay()),
                rules.name());
    }

    void write(ChunkFacts facts, int customer, Assessment assessment) throws SQLException {
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
