package org.renewals.ingest.load;

import java.sql.SQLException;
import java.util.List;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.Reason;
import org.renewals.ingest.target.TargetFile;

/** What loading a file means beyond the rows of its own table. */
final class SideEffects {

    private final LoadContext context;
    private final Sql sql;
    private final TargetFile file;
    private final boolean[] present;

    SideEffects(LoadContext context, TargetFile file, boolean[] present) {
        this.context = context;
        this.sql = context.sql();
        this.file = file;
        this.present = present;
    }

    /** Opens months that are new and finds out who looked after customers that changed hands. */
    void prepareMonths(List<String> months) throws SQLException {
        if (file == TargetFile.FINANCE_MONTHS) {
            return;
        }
        sql.each("select open_month(month) from unnest(?::date[]) as month", 0, row -> {}, (Object)
                months.toArray(String[]::new));
        sql.update("drop table if exists handed_over");
        sql.update("create temp table handed_over on commit drop as"
                + " select customer_id, org_id, city_id, manager_id,"
                + " case when row_number() over history = 1 then '-infinity' else from_month end as from_month,"
                + " lead(from_month, 1, 'infinity') over history as to_month"
                + " from customer_assignment where customer_id in"
                + " (select customer_id from customer_assignment group by customer_id having count(*) > 1)"
                + " window history as (partition by customer_id order by from_month)");
        sql.update("analyze handed_over");
    }

    /** The import that brought the present state of each month. */
    void noteBatch(List<String> months) throws SQLException {
        sql.update(
                "update account_month set batch_id = ? where month = any(?::date[])",
                context.batch(),
                months.toArray(String[]::new));
    }

    void rejectBeforeChecks(int position) throws SQLException {
        if (file == TargetFile.USERS && has("grid_code")) {
            // one account manager per micro-grid (R097)
            sql.update(
                    "insert into import_rejection select ?, k.line, 'grid_code', k.grid_code, ?, array[k.first_login]"
                            + " from (select s.line, s.grid_code, row_number() over same as number,"
                            + " first_value(s.login) over same as first_login"
                            + " from stage s join grid g on g.code = s.grid_code and g.kind = 'micro'"
                            + " where s.role = 'manager'"
                            + " window same as (partition by s.grid_code order by s.line)) k where k.number > 1",
                    position,
                    Reason.of("grid-taken", "").key());
            sql.update(
                    "delete from stage s using import_rejection r where r.position = ? and r.line = s.line", position);
        }
    }

    /** With the changes in the table {@code pending} and nothing of them written yet. */
    void beforeWriting() throws SQLException {
        if (file == TargetFile.CUSTOMERS) {
            sql.update(
                    "insert into customer_assignment (customer_id, from_month, city_id, org_id, manager_id)"
                            + " select t.id, ?, p.city_id, p.org_id, p.manager_id"
                            + " from pending p join customer t on t.code = p.code"
                            + " where (t.org_id, t.manager_id) is distinct from (p.org_id, p.manager_id)"
                            + " on conflict (customer_id, from_month) do update set city_id = excluded.city_id,"
                            + " org_id = excluded.org_id, manager_id = excluded.manager_id",
                    TargetLoader.presentMonth(context));
        }
    }

    void afterWriting() throws SQLException {
        switch (file) {
            case ORG_UNITS -> sql.update("update org_unit set city_id = id where kind = 'city' and city_id <> id");
            case GRIDS -> refuseCircles();
            case USERS -> assignGrids();
            case CUSTOMERS -> beginHistory();
            default -> {
                // the other files are their table and nothing else
            }
        }
    }

    private void refuseCircles() throws SQLException {
        List<String> circular = sql.list(
                "with recursive above (code, parent_id) as ("
                        + "select code, parent_id from grid where parent_id is not null union"
                        + " select a.code, g.parent_id from above a join grid g on g.id = a.parent_id)"
                        + " select a.code from above a join grid g on g.id = a.parent_id and g.code = a.code order by a.code limit 1",
                row -> row.getString(1));
        if (!circular.isEmpty()) {
            throw new ImportRefused("import.refused.grid-circle", circular.get(0));
        }
    }

    private void assignGrids() throws SQLException {
        if (!has("grid_code")) {
            return;
        }
        sql.update(
                "update grid g set manager_id = null where exists (select from pending p"
                        + " join account a on a.login = p.login where a.id = g.manager_id and a.grid_id is distinct from g.id)");
        sql.update("update account a set grid_id = null, version = a.version + 1 from pending p"
                + " join grid g on g.id = p.grid_id and g.kind = 'micro'"
                + " where p.role = 'manager' and a.grid_id = g.id and a.login <> p.login and a.role = 'manager'");
        sql.update("update grid g set manager_id = a.id from pending p join account a on a.login = p.login"
                + " where p.role = 'manager' and g.id = a.grid_id and g.manager_id is distinct from a.id");
    }

    /** A new customer has been its manager's since it signed, as far as anybody knows. */
    private void beginHistory() throws SQLException {
        sql.update(
                "insert into customer_assignment (customer_id, from_month, city_id, org_id, manager_id)"
                        + " select c.id, least(date_trunc('month', c.signed_on)::date, ?), c.city_id, c.org_id, c.manager_id"
                        + " from pending p join customer c on c.code = p.code where p.is_new",
                TargetLoader.presentMonth(context));
    }

    private boolean has(String column) {
        return present[file.indexOf(column)];
    }
}
