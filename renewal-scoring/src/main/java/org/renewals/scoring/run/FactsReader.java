package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_INT;
import static org.renewals.database.CopyReader.NO_LONG;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.renewals.customer.CustomerStatus;
import org.renewals.database.CopyReader;
import org.renewals.shared.Refused;
import org.renewals.tier.Tier;

/**
 * Reads the facts of a chunk, one ordered stream per table and month, and lines them up by customer. COPY takes no bind
 * parameters: the queries find month and range in the settings of {@link RunPeriod#handTo}.
 */
final class FactsReader {

    private static final String RANGE =
            " between current_setting('renewals.from_id')::bigint and current_setting('renewals.to_id')::bigint ";

    private static final String TO_STDOUT = ") to stdout (format binary)";

    private static final String RECENT_COLUMNS = "members, effective_members, joined, left_members, vnet_users,"
            + " inactive_members, suspended_members, personal_bills, informatization, group_paid, arrears, minutes, data_mb"
            + " from customer_month where month = current_setting('renewals.fact_month')::date and customer_id"
            + RANGE + "order by customer_id" + TO_STDOUT;

    private static final String MONTH =
            "copy (select customer_id, org_id, city_id, manager_id, grid_id, " + RECENT_COLUMNS;

    private static final String RECENT_MONTH = "copy (select customer_id, " + RECENT_COLUMNS;

    private static final String OLDER_MONTH = "copy (select customer_id, members, personal_bills, group_paid, arrears,"
            + " minutes, data_mb"
            + " from customer_month where month = current_setting('renewals.fact_month')::date and customer_id"
            + RANGE + "order by customer_id" + TO_STDOUT;

    private static final String PRODUCTS = "copy (select m.customer_id,"
            + " count(*) filter (where m.users > 0 or m.income > 0), sum(m.units) from product_month m"
            + " join product p on p.id = m.product_id and p.informatization"
            + " where m.month = current_setting('renewals.fact_month')::date"
            + " and m.customer_id" + RANGE + "group by m.customer_id order by m.customer_id" + TO_STDOUT;

    private static final String CUSTOMERS = "copy (select id, industry, employees, info_level, influence_social,"
            + " influence_economic, signed_on, status from customer where id" + RANGE + "order by id" + TO_STDOUT;

    private static final String ASSESSMENTS = "copy (select customer_id, raw_tier, suggested_tier, tier,"
            + " health_score, status_anomaly is not null, call_anomaly is not null from assessment"
            + " where month = current_setting('renewals.fact_month')::date and customer_id"
            + RANGE + "order by customer_id" + TO_STDOUT;

    private static final String ALERTS = "copy (select customer_id, bool_or(kind = 'status'), bool_or(kind = 'call')"
            + " from anomaly_alert where opened_month < current_setting('renewals.fact_month')::date"
            + " and (closed_month is null or closed_month >= current_setting('renewals.fact_month')::date)"
            + " and customer_id" + RANGE + "group by customer_id order by customer_id" + TO_STDOUT;

    /** A tier set by hand holds six months from the day it was decided (requirements 5.1). */
    private static final String HELD_TIERS = "copy (select distinct on (t.customer_id) t.customer_id, t.to_tier"
            + " from tier_change t join tier_change_request r on r.id = t.request_id"
            + " where t.method = 'manual' and t.month <= current_setting('renewals.fact_month')::date"
            + " and (r.decided_at at time zone current_setting('renewals.zone'))::date + interval '6 months'"
            + " >= current_setting('renewals.last_day')::date and t.customer_id"
            + RANGE + "order by t.customer_id, r.decided_at desc, t.request_id desc" + TO_STDOUT;

    /** A first reply is overdue 24 hours after the complaint was received (R125). */
    private static final String COMPLAINTS = "copy (with late as (select customer_id, received_at,"
            + " received_at + interval '24 hours' < least(first_reply_at, current_setting('renewals.end')::timestamptz)"
            + " as overdue from complaint where received_at >= least("
            + "current_setting('renewals.complaints_from')::timestamptz, current_setting('renewals.half_year')::timestamptz)"
            + " and received_at < current_setting('renewals.end')::timestamptz and customer_id" + RANGE + ")"
            + " select customer_id,"
            + " count(*) filter (where received_at >= current_setting('renewals.complaints_from')::timestamptz),"
            + " count(*) filter (where overdue"
            + " and received_at >= current_setting('renewals.complaints_from')::timestamptz),"
            + " count(*) filter (where received_at >= current_setting('renewals.half_year')::timestamptz),"
            + " count(*) filter (where overdue and received_at >= current_setting('renewals.half_year')::timestamptz)"
            + " from late group by customer_id order by customer_id" + TO_STDOUT;

    /** The last visit, and how many there were in each of six months, the month itself first. */
    private static final String VISITS = "copy (with seen as (select customer_id, visited_on,"
            + " extract(year from age(current_setting('renewals.last_day')::date + 1, visited_on + 1)) * 12"
            + " + extract(month from age(current_setting('renewals.last_day')::date + 1, visited_on + 1)) as months"
            + " from visit where visited_on <= current_setting('renewals.last_day')::date and customer_id" + RANGE + ")"
            + " select customer_id, max(visited_on), count(*) filter (where months = 0), count(*) filter (where months = 1),"
            + " count(*) filter (where months = 2), count(*) filter (where months = 3), count(*) filter (where months = 4),"
            + " count(*) filter (where months = 5) from seen group by customer_id order by customer_id" + TO_STDOUT;

    private static final String SURVEYS = "copy (select customer_id,"
            + " (array_agg(answer order by answered_on desc) filter (where question = 'satisfaction'))[1],"
            + " (array_agg(answer order by answered_on desc) filter (where question = 'nps'))[1],"
            + " count(*) filter (where answer >= 4 and question in ('loyalty', 'image', 'service', 'cooperation')),"
            + " count(*) filter (where question in ('loyalty', 'image', 'service', 'cooperation'))"
            + " from survey_answer where answered_on >= current_setting('renewals.survey_from')::date"
            + " and answered_on <= current_setting('renewals.last_day')::date and customer_id"
            + RANGE + "group by customer_id order by customer_id" + TO_STDOUT;

    /** Numbers are told apart by their hashes: they are only compared within one customer. */
    private static final String CONTRACTS = "copy (select customer_id, id, product_id, starts_on, ends_on, act_by,"
            + " monthly_value, monthly_cost, notice_days, auto_renews::int, captive::int, decided_on, outcome,"
            + " hashtextextended(number, 0), hashtextextended(renews_number, 0)"
            + " from contract where starts_on <= current_setting('renewals.last_day')::date and customer_id" + RANGE
            + "order by customer_id, starts_on, id" + TO_STDOUT;

    /** Days ahead in which contracts are worked on, and in which it is high time. */
    static final int WINDOW_DAYS = 180;

    private static final int ACT_SOON_DAYS = 90;

    private final RunPeriod period;
    private final Deliveries deliveries;

    FactsReader(RunPeriod period, Deliveries deliveries) {
        this.period = period;
        this.deliveries = deliveries;
    }

    /** Takes over the fields of one row, the customer's id having been read. */
    private interface Row {
        void read(CopyReader fields, int customer) throws SQLException;
    }

    ChunkFacts read(Connection connection, RunChunk chunk) throws SQLException {
        period.handTo(connection, chunk.fromId(), chunk.toId());
        ChunkFacts facts = new ChunkFacts(chunk.customers());
        readMonth(connection, facts);
        for (int month = 1; month < ChunkFacts.MONTHS; month++) {
            period.handMonthsBefore(connection, month);
            MonthFacts before = facts.months.get(month);
            if (month < Deliveries.AVERAGED_MONTHS) {
                each(connection, RECENT_MONTH, facts, (fields, customer) -> readRecent(fields, before, customer));
            } else {
                each(connection, OLDER_MONTH, facts, (fields, customer) -> {
                    before.members[customer] = fields.readInt();
                    before.personalBills[customer] = fields.readHundredths();
                    before.groupPaid[customer] = fields.readHundredths();
                    before.arrears[customer] = fields.readHundredths();
                    before.minutes[customer] = fields.readHundredths();
                    before.dataVolume[customer] = fields.readHundredths();
                });
            }
        }
        for (int month = 0; month < Deliveries.AVERAGED_MONTHS; month++) {
            if (deliveries.products().get(month)) {
                period.handMonthsBefore(connection, month);
                MonthFacts of = facts.months.get(month);
                each(connection, PRODUCTS, facts, (fields, customer) -> {
                    of.products[customer] = Math.toIntExact(fields.readLong());
                    of.informatizationUnits[customer] = fields.readHundredths();
                });
            }
        }
        period.handMonthsBefore(connection, 1);
        each(connection, ASSESSMENTS, facts, (fields, customer) -> {
            facts.previousRaw[customer] = tier(fields.readText());
            facts.previousSuggested[customer] = tier(fields.readText());
            facts.previousTier[customer] = tier(fields.readText());
            facts.previousHealth[customer] = fields.readHundredths();
            facts.previousStatusAnomaly[customer] = fields.readBoolean();
            facts.previousCallAnomaly[customer] = fields.readBoolean();
        });
        period.handMonthsBefore(connection, 0);
        readCustomers(connection, facts);
        each(connection, ALERTS, facts, (fields, customer) -> {
            facts.statusAlert[customer] = fields.readBoolean();
            facts.callAlert[customer] = fields.readBoolean();
        });
        each(connection, HELD_TIERS, facts, (fields, customer) -> facts.heldTier[customer] = tier(fields.readText()));
        each(connection, COMPLAINTS, facts, (fields, customer) -> {
            facts.complaints[customer] = Math.toIntExact(fields.readLong());
            facts.overdueReplies[customer] = Math.toIntExact(fields.readLong());
            facts.halfYearComplaints[customer] = Math.toIntExact(fields.readLong());
            facts.halfYearOverdueReplies[customer] = Math.toIntExact(fields.readLong());
        });
        each(connection, VISITS, facts, (fields, customer) -> {
            facts.lastVisit[customer] = fields.readDate();
            for (int[] month : facts.visits) {
                month[customer] = Math.toIntExact(fields.readLong());
            }
        });
        each(connection, SURVEYS, facts, (fields, customer) -> {
            facts.satisfaction[customer] = fields.readShort();
            facts.recommendation[customer] = fields.readShort();
            long good = fields.readLong();
            long answers = fields.readLong();
            if (answers > 0) {
                facts.trust[customer] = Math.round(10_000.0 * good / answers);
            }
        });
        readContracts(connection, facts);
        return facts;
    }

    /** @throws Refused if the chunk's customers are not those it was planned with */
    private static void readMonth(Connection connection, ChunkFacts facts) throws SQLException {
        int customer = 0;
        try (CopyReader fields = CopyReader.open(connection, MONTH)) {
            while (fields.next() && customer < facts.customers) {
                facts.ids[customer] = fields.readLong();
                facts.orgIds[customer] = fields.readInt();
                facts.cityIds[customer] = fields.readInt();
                facts.managerIds[customer] = fields.readInt();
                facts.gridIds[customer] = fields.readInt();
                readRecent(fields, facts.months.get(0), customer);
                customer++;
            }
            if (customer < facts.customers || fields.next()) {
                throw new Refused("run.inputs-changed");
            }
        }
    }

    private static void readRecent(CopyReader fields, MonthFacts month, int customer) throws SQLException {
        month.members[customer] = fields.readInt();
        month.effectiveMembers[customer] = fields.readInt();
        month.joined[customer] = fields.readInt();
        month.left[customer] = fields.readInt();
        month.vnetUsers[customer] = fields.readInt();
        month.inactiveMembers[customer] = fields.readInt();
        month.suspendedMembers[customer] = fields.readInt();
        month.personalBills[customer] = fields.readHundredths();
        month.informatization[customer] = fields.readHundredths();
        month.groupPaid[customer] = fields.readHundredths();
        month.arrears[customer] = fields.readHundredths();
        month.minutes[customer] = fields.readHundredths();
        month.dataVolume[customer] = fields.readHundredths();
    }

    private void readContracts(Connection connection, ChunkFacts facts) throws SQLException {
        ContractFacts contracts = facts.contracts;
        each(connection, CONTRACTS, facts, (fields, customer) -> {
            int contract = contracts.add(customer);
            contracts.ids[contract] = fields.readLong();
            contracts.products[contract] = fields.readInt();
            contracts.startsOn[contract] = fields.readDate();
            contracts.endsOn[contract] = fields.readDate();
            contracts.actBy[contract] = fields.readDate();
            contracts.value[contract] = fields.readHundredths();
            contracts.cost[contract] = fields.readHundredths();
            contracts.noticeDays[contract] = fields.readInt();
            contracts.autoRenews[contract] = fields.readInt();
            contracts.captive[contract] = fields.readInt();
            int decidedOn = fields.readDate();
            String outcome = fields.readText();
            boolean decided = !"open".equals(outcome);
            contracts.renewed[contract] = "renewed".equals(outcome);
            contracts.decidedOn[contract] =
                    !decided ? Integer.MAX_VALUE : decidedOn == NO_INT ? contracts.endsOn[contract] : decidedOn;
            contracts.number[contract] = fields.readLong();
            contracts.renews[contract] = fields.readLong();
        });
        contracts.complete();
        int lastDay = Math.toIntExact(period.lastDay().toEpochDay());
        for (int customer = 0; customer < facts.customers; customer++) {
            sumUpDue(facts, customer, lastDay);
        }
    }

    /** The next day to act on, what is due within half a year, and whether it is time to act. */
    private static void sumUpDue(ChunkFacts facts, int customer, int lastDay) {
        ContractFacts contracts = facts.contracts;
        for (int contract = contracts.first(customer); contract < contracts.end(customer); contract++) {
            if (!contracts.isOpen(contract, lastDay)) {
                continue;
            }
            int days = contracts.actBy[contract] - lastDay;
            facts.actSoon[customer] |= days <= ACT_SOON_DAYS;
            if (days > 0) {
                int next = facts.nextActBy[customer];
                facts.nextActBy[customer] =
                        next == NO_INT ? contracts.actBy[contract] : Math.min(next, contracts.actBy[contract]);
                if (days <= WINDOW_DAYS) {
                    long due = facts.dueValue[customer];
                    facts.dueValue[customer] = contracts.value[contract] + (due == NO_LONG ? 0 : due);
                }
            }
        }
    }

    private static void readCustomers(Connection connection, ChunkFacts facts) throws SQLException {
        each(connection, CUSTOMERS, facts, (fields, customer) -> {
            facts.industries[customer] = fields.readText();
            facts.employees[customer] = fields.readInt();
            facts.infoLevels[customer] = fields.readShort();
            facts.socialInfluence[customer] = fields.readHundredths();
            facts.economicRank[customer] = fields.readHundredths();
            facts.signedOn[customer] = fields.readDate();
            facts.statuses[customer] = status(fields.readText());
        });
    }

    /** Both the stream and the chunk rise by customer; rows of customers outside the chunk are passed over. */
    private static void each(Connection connection, String sql, ChunkFacts facts, Row row) throws SQLException {
        int customer = 0;
        try (CopyReader fields = CopyReader.open(connection, sql)) {
            while (fields.next()) {
                long id = fields.readLong();
                while (customer < facts.customers && facts.ids[customer] < id) {
                    customer++;
                }
                if (customer < facts.customers && facts.ids[customer] == id) {
                    row.read(fields, customer);
                }
            }
        }
    }

    private static @Nullable CustomerStatus status(@Nullable String word) {
        return word == null ? null : CustomerStatus.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Tier tier(@Nullable String name) {
        return name == null ? null : Tier.valueOf(name);
    }
}
