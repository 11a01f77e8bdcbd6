package org.renewals.ingest.load;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.Reason;
import org.renewals.ingest.load.TargetTable.Check;
import org.renewals.ingest.load.TargetTable.Field;
import org.renewals.ingest.target.TargetFile;
import org.renewals.ingest.target.TargetRows;

/**
 * Loads one input: staging, checks against what is stored, then exactly the rows that are new or different. What is known
 * already is not written, so that loading a file twice leaves no trace.
 */
public final class TargetLoader {

    private final LoadContext context;
    private final Sql sql;
    private final TargetRows rows;
    private final TargetFile file;
    private final TargetTable table;
    private final List<Field> written;
    private final SideEffects sideEffects;
    private long inserted;
    private long updated;
    private long applied;

    private TargetLoader(LoadContext context, TargetRows rows) {
        this.context = context;
        this.sql = context.sql();
        this.rows = rows;
        this.file = rows.target();
        this.table = TargetTables.of(file);
        boolean[] present = rows.present();
        this.written = table.fields().stream()
                .filter(field -> field.staged() == null || present[file.indexOf(field.staged())])
                .toList();
        this.sideEffects = new SideEffects(context, file, present);
    }

    /**
     * @param position of the input within the import; its rejections are filed under it
     * @throws ImportRefused if the input as a whole cannot be used; the caller takes back what was written of it
     */
    public static LoadCounts load(
            LoadContext context, TargetRows rows, int position, long expectedRows, LongConsumer progress)
            throws SQLException, IOException {
        context.rejections().begin(position);
        return new TargetLoader(context, rows).load(expectedRows, progress);
    }

    private LoadCounts load(long expectedRows, LongConsumer progress) throws SQLException, IOException {
        Staging staging = new Staging(rows, context.rejections());
        staging.copy(sql, expectedRows, progress);
        deleteRejectedLines();
        boolean fresh = false;
        List<String> frozen = List.of();
        if (table.isMonthly()) {
            List<String> months = List.copyOf(staging.months());
            sideEffects.prepareMonths(months);
            frozen = context.correction() ? List.of() : frozen(months);
            fresh = frozen.isEmpty() && holdNothing(months);
        }
        sideEffects.rejectBeforeChecks(position());
        if (table.hierarchy() == null) {
            rejectWrongRows();
        }
        if (staging.perhapsRepeated()) {
            rejectRepeatedKeys();
        }
        if (table.hierarchy() != null) {
            applyLevelByLevel(table.hierarchy());
        } else if (fresh) {
            insertFresh();
        } else {
            applyChanges("true", frozen);
        }
        if (table.isMonthly()) {
            sideEffects.noteBatch(List.copyOf(staging.months()));
        }
        long unchanged = applied - inserted - updated;
        return new LoadCounts(
                rows.read(),
                rows.filtered(),
                inserted,
                updated,
                unchanged,
                context.rejections().rejectedLines());
    }

    private List<String> frozen(List<String> months) throws SQLException {
        return sql.list(
                "select month::text from account_month where frozen_at is not null and month = any(?::date[])",
                row -> row.getString(1),
                (Object) months.toArray(String[]::new));
    }

    private boolean holdNothing(List<String> months) throws SQLException {
        for (String month : months) {
            if (sql.number(
                            "select count(*) from (select from " + table.table()
                                    + " where month = ?::date limit 1) as any_row",
                            month)
                    > 0) {
                return false;
            }
        }
        return true;
    }

    /** One pass over the staged rows; of several faults the first in the order of the table's checks counts. */
    private void rejectWrongRows() throws SQLException {
        if (table.checks().isEmpty()) {
            return;
        }
        List<Object> parameters = new ArrayList<>();
        parameters.add(position());
        StringBuilder conditions = new StringBuilder("case");
        StringBuilder columns = new StringBuilder("case failed");
        StringBuilder values = new StringBuilder("case failed");
        StringBuilder keys = new StringBuilder("case failed");
        StringBuilder arguments = new StringBuilder("case failed");
        List<Check> checks = table.checks();
        List<Object> keyParameters = new ArrayList<>();
        List<Object> argumentParameters = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            conditions.append(" when ").append(check.wrong()).append(" then ").append(i);
            columns.append(" when ").append(i).append(" then ?");
            values.append(" when ")
                    .append(i)
                    .append(" then w.\"")
                    .append(check.staged())
                    .append("\"::text");
            keys.append(" when ").append(i).append(" then ?");
            arguments.append(" when ").append(i).append(" then ?::text[]");
            parameters.add(header(check.staged()));
            keyParameters.add(check.reason().key());
            argumentParameters.add(check.reason().arguments().toArray(String[]::new));
        }
        parameters.addAll(keyParameters);
        parameters.addAll(argumentParameters);
        String statement = "insert into import_rejection select ?, w.line, " + columns + " end, coalesce(" + values
                + " end, ''), " + keys + " end, " + arguments + " end from (select s.*, " + conditions
                + " end as failed from " + table.checkedSource() + ") w where w.failed is not null";
        Object[] bound = parameters.toArray();
        while (sql.update(statement, bound) > 0) {
            deleteRejectedLines();
            if (!table.isChained()) {
                return;
            }
        }
    }

    private void rejectRepeatedKeys() throws SQLException {
        String key = file.key().stream().map(this::keyExpression).collect(Collectors.joining(", "));
        String same = file.key().stream()
                .map(column -> keyExpression(column).replace("s.", "d.") + " = " + keyExpression(column))
                .collect(Collectors.joining(" and "));
        String last = file.key().get(0);
        long repeated = sql.update(
                "insert into import_rejection select ?, k.line, ?, k.value, ?, array[k.first_line::text] from ("
                        + "select s.line, s.\"" + last + "\"::text as value, row_number() over same as number,"
                        + " first_value(s.line) over same as first_line from stage s"
                        + " where exists (select from stage d where d.perhaps_seen and " + same + ")"
                        + " window same as (partition by " + key + " order by s.line, s.ctid)) k where k.number > 1",
                position(),
                header(last),
                Reason.of("repeated", 0).key());
        if (repeated > 0) {
            deleteRejectedLines();
        }
    }

    /** Optional key columns compare as empty, as the table stores them. */
    private String keyExpression(String column) {
        String staged = "s.\"" + column + '"';
        return file.column(column).required() ? staged : "coalesce(" + staged + ", '')";
    }

    /** A line that gave several rows is refused as a whole. */
    private void deleteRejectedLines() throws SQLException {
        sql.update("delete from stage s using import_rejection r where r.position = ? and r.line = s.line", position());
    }

    /** What is wrong with a row can only be told once the row above it is in place. */
    private void applyLevelByLevel(String parent) throws SQLException {
        String ready = "(s.\"" + parent + "\" is null or exists (select from " + table.table()
                + " above where above.code = s.\"" + parent + "\"))";
        long before = -1;
        while (applied != before) {
            before = applied;
            rejectWrongRows();
            applyChanges(ready, List.of());
            sql.update("delete from stage s using done where s.ctid = done.row");
        }
        sql.update(
                "insert into import_rejection select ?, s.line, ?, s.\"" + parent + "\", ?, ? from stage s",
                position(),
                header(parent),
                Reason.of("unknown-reference", "").key(),
                new String[] {file.fileName()});
    }

    /** No stored row can be in the way, so nothing has to be compared. */
    private void insertFresh() throws SQLException {
        inserted = sql.update("insert into " + table.table() + " (" + columns(allFields()) + ") select "
                + expressions(allFields()) + " from " + table.source());
        applied = inserted;
    }

    private void applyChanges(String which, List<String> frozen) throws SQLException {
        sql.update("drop table if exists pending");
        sql.update("drop table if exists done");
        String keysMatch = table.key().stream()
                .map(field -> "t." + field.column() + " = x." + field.column())
                .collect(Collectors.joining(" and "));
        List<Field> compared =
                written.stream().filter(field -> !field.insertOnly()).toList();
        String different = compared.isEmpty()
                ? "false"
                : "(" + prefixed("t.", compared) + ") is distinct from (" + newValues(compared, "t.") + ")";
        String keyColumn = table.key().get(0).column();
        String source = "(select s.line as line, s.ctid as staged_row, " + aliased(allFields()) + " from "
                + table.source() + " where " + which + ") x";
        sql.update("create temp table pending on commit drop as select x.*, t." + keyColumn
                + " is null as is_new from " + source + " left join " + table.table() + " t on " + keysMatch
                + " where t." + keyColumn + " is null or " + different);
        if (table.hierarchy() != null) {
            sql.update("create temp table done on commit drop as select s.ctid as row from stage s where " + which);
            applied += sql.number("select count(*) from done");
        } else {
            applied += sql.number("select count(*) from stage");
        }
        if (!frozen.isEmpty()) {
            rejectFrozen(frozen);
        }
        sql.update("analyze pending");
        sideEffects.beforeWriting();
        updated += update(compared, keysMatch.replace("x.", "p."));
        inserted += sql.update("insert into " + table.table() + " (" + columns(allFields()) + ") select "
                + insertValues() + " from pending where is_new");
        sideEffects.afterWriting();
    }

    private void rejectFrozen(List<String> frozen) throws SQLException {
        Object months = frozen.toArray(String[]::new);
        long refused = sql.update(
                "insert into import_rejection select ?, line, ?, to_char(month, 'YYYY-MM'), ?, array[to_char(month, 'YYYY-MM')]"
                        + " from pending where month = any(?::date[])",
                position(),
                header("month"),
                Reason.of("frozen", "").key(),
                months);
        if (refused > 0) {
            sql.update("delete from pending where month = any(?::date[])", months);
            applied -= refused;
        }
    }

    private long update(List<Field> compared, String keysMatch) throws SQLException {
        if (compared.isEmpty()) {
            return 0;
        }
        String assignments = Stream.concat(
                        compared.stream().map(field -> field.column() + " = " + newValue(field, "p.", "t.")),
                        table.isVersioned() ? Stream.of("version = t.version + 1") : Stream.empty())
                .collect(Collectors.joining(", "));
        return sql.update("update " + table.table() + " t set " + assignments
                + " from pending p where not p.is_new and " + keysMatch);
    }

    private List<Field> allFields() {
        return Stream.concat(table.key().stream(), written.stream()).toList();
    }

    private static String columns(List<Field> fields) {
        return fields.stream().map(Field::column).collect(Collectors.joining(", "));
    }

    private static String expressions(List<Field> fields) {
        return fields.stream().map(Field::expression).collect(Collectors.joining(", "));
    }

    private static String aliased(List<Field> fields) {
        return fields.stream()
                .map(field -> field.expression() + " as " + field.column())
                .collect(Collectors.joining(", "));
    }

    private static String prefixed(String prefix, List<Field> fields) {
        return fields.stream().map(field -> prefix + field.column()).collect(Collectors.joining(", "));
    }

    private static String newValues(List<Field> fields, String stored) {
        return fields.stream().map(field -> newValue(field, "x.", stored)).collect(Collectors.joining(", "));
    }

    private static String newValue(Field field, String incoming, String stored) {
        String value = incoming + field.column();
        return field.whenEmpty() == null ? value : "coalesce(" + value + ", " + stored + field.column() + ")";
    }

    private String insertValues() {
        return allFields().stream()
                .map(field -> field.whenEmpty() == null
                        ? field.column()
                        : "coalesce(" + field.column() + ", " + field.whenEmpty() + ")")
                .collect(Collectors.joining(", "));
    }

    private int position() {
        return context.rejections().position();
    }

    private String header(String column) {
        String header = rows.headers()[file.indexOf(column)];
        return header.isEmpty() ? column : header;
    }

    /** First day of the month it is now, in the business zone. */
    static LocalDate presentMonth(LoadContext context) {
        return LocalDate.now(context.clock()).withDayOfMonth(1);
    }
}
