package org.renewals.scoring.run;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
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

    private static final String MONTH = "copy (select customer_id, org_id, city_id, manager_id, grid_id,"
            + " effective_members, members, joined, left_members, vnet_users, personal_bills, informatization, group_paid,"
            + " arrears from customer_month where month = current_setting('renewals.fact_month')::date and customer_id"
            + RANGE + "order by customer_id" + TO_STDOUT;

    private static final String RECENT_MONTH = "copy (select customer_id, members, joined, left_members, vnet_users,"
            + " personal_bills, informatization, group_paid, arrears from customer_month"
            + " where month = current_setting('renewals.fact_month')::date and customer_id"
            + RANGE + "order by customer_id" + TO_STDOUT;

    private static final String OLDER_MONTH = "copy (select customer_id, personal_bills, group_paid, arrears"
            + " from customer_month where month = current_setting('renewals.fact_month')::date and customer_id"
            + RANGE + "order by customer_id" + TO_STDOUT;

    private static final String PRODUCTS = "copy (select m.customer_id, count(*) from product_month m"
            + " join product p on p.id = m.product_id and p.informatization"
            + " where m.month = current_setting('renewals.fact_month')::date and (m.users > 0 or m.income > 0)"
            + " and m.customer_id" + RANGE + "group by m.customer_id order by m.customer_id" + TO_STDOUT;

    private static final String CUSTOMERS = "copy (select id, industry, employees, info_level, influence_social,"
            + " influence_economic, signed_on from customer where id" + RANGE + "order by id" + TO_STDOUT;

    private static final String ASSESSMENTS = "copy (select customer_id, raw_tier, suggested_tier, tier from assessment"
            + " where month = current_setting('renewals.fact_month')::date and customer_id"
            + RANGE + "order by customer_id" + TO_STDOUT;

    /** A tier set by hand holds six months from the day it was decided (requirements 5.1). */
    private static final String HELD_TIERS = "copy (select distinct on (t.customer_id) t.customer_id, t.to_tier"
            + " from tier_change t join tier_change_request r on r.id = t.request_id"
            + " where t.method = 'manual' and t.month <= current_setting('renewals.fact_month')::date"
            + " and (r.decided_at at time zone current_setting('renewals.zone'))::date + interval '6 months'"
            + " >= current_setting('renewals.last_day')::date and t.customer_id"
            + RANGE + "order by t.customer_id, r.decided_at desc, t.request_id desc" + TO_STDOUT;

    /** A first reply is overdue 24 hours after the complaint was received (R125). */
    private static final String COMPLAINTS = "copy (select customer_id, count(*), count(*) filter (where"
            + " received_at + interval '24 hours' < least(first_reply_at, current_setting('renewals.end')::timestamptz))"
            + " from complaint where received_at >= current_setting('renewals.complaints_from')::timestamptz"
            + " and received_at < current_setting('renewals.end')::timestamptz and customer_id"
            + RANGE + "group by customer_id order by customer_id" + TO_STDOUT;

    private static final String VISITS = "copy (select customer_id, max(visited_on) from visit"
            + " where visited_on <= current_setting('renewals.last_day')::date and customer_id"
            + RANGE + "group by customer_id order by customer_id" + TO_STDOUT;

    private static final String CONTRACTS = "copy (select customer_id,"
            + " min(act_by) filter (where act_by > current_setting('renewals.last_day')::date),"
            + " sum(monthly_value) filter (where act_by > current_setting('renewals.last_day')::date"
            + " and act_by <= current_setting('renewals.last_day')::date + 180),"
            + " bool_or(act_by <= current_setting('renewals.last_day')::date + 90)"
            + " from contract where " + RollUps.OPEN_CONTRACT + " and customer_id" + RANGE
            + "group by customer_id order by customer_id" + TO_STDOUT;

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
                    before.personalBills[customer] = fields.readHundredths();
                    before.groupPaid[customer] = fields.readHundredths();
                    before.arrears[customer] = fields.readHundredths();
                });
            }
        }
        for (int month = 0; month < Deliveries.AVERAGED_MONTHS; month++) {
            if (deliveries.products().get(month)) {
                period.handMonthsBefore(connection, month);
                MonthFacts of = facts.months.get(month);
                each(
                        connection,
                        PRODUCTS,
                        facts,
                        (fields, customer) -> of.products[customer] = Math.toIntExact(fields.readLong()));
            }
        }
        period.handMonthsBefore(connection, 1);
        each(connection, ASSESSMENTS, facts, (fields, customer) -> {
            facts.previousRaw[customer] = tier(fields.readText());
            facts.previousSuggested[customer] = tier(fields.readText());
            facts.previousTier[customer] = tier(fields.readText());
        });
        period.handMonthsBefore(connection, 0);
        readCustomers(connection, facts);
        each(connection, HELD_TIERS, facts, (fields, customer) -> facts.heldTier[customer] = tier(fields.readText()));
        each(connection, COMPLAINTS, facts, (fields, customer) -> {
            facts.complaints[customer] = Math.toIntExact(fields.readLong());
            facts.overdueReplies[customer] = Math.toIntExact(fields.readLong());
        });
        each(connection, VISITS, facts, (fields, customer) -> facts.lastVisit[customer] = fields.readDate());
        each(connection, CONTRACTS, facts, (fields, customer) -> {
            facts.nextActBy[customer] = fields.readDate();
            facts.dueValue[customer] = fields.readHundredths();
            facts.actSoon[customer] = fields.readBoolean();
        });
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
                facts.effectiveMembers[customer] = fields.readInt();
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
        month.joined[customer] = fields.readInt();
        month.left[customer] = fields.readInt();
        month.vnetUsers[customer] = fields.readInt();
        month.personalBills[customer] = fields.readHundredths();
        month.informatization[customer] = fields.readHundredths();
        month.groupPaid[customer] = fields.readHundredths();
        month.arrears[customer] = fields.readHundredths();
    }

    private static void readCustomers(Connection connection, ChunkFacts facts) throws SQLException {
        each(connection, CUSTOMERS, facts, (fields, customer) -> {
            facts.industries[customer] = fields.readText();
            facts.employees[customer] = fields.readInt();
            facts.infoLevels[customer] = fields.readShort();
            facts.socialInfluence[customer] = fields.readHundredths();
            facts.economicRank[customer] = fields.readHundredths();
            facts.signedOn[customer] = fields.readDate();
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

    private static @Nullable Tier tier(@Nullable String name) {
        return name == null ? null : Tier.valueOf(name);
    }
}
