package org.renewals.ingest.load;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;

/**
 * Where the rows of a target file go: the table, how its columns come from staging ({@code s}) and joined tables, and what
 * makes a staged row wrong in the light of what is stored. All text in here is SQL of ours, never input.
 */
final class TargetTable {

    private final String table;
    private final List<Field> key = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final StringBuilder joins = new StringBuilder();
    private final StringBuilder checkJoins = new StringBuilder();
    private @Nullable String hierarchy;
    private boolean chained;
    private boolean monthly;
    private boolean versioned;

    /**
     * A column of the table.
     *
     * @param column name in the table
     * @param expression SQL over staging and joins
     * @param staged column of the input it depends on: not written where the input lacks it; null if always written
     * @param insertOnly whether later files leave it alone
     * @param whenEmpty SQL for a new row whose input cell is empty; an existing row then keeps its value
     */
    record Field(
            String column,
            String expression,
            @Nullable String staged,
            boolean insertOnly,
            @Nullable String whenEmpty) {}

    /**
     * Something wrong with a staged row.
     *
     * @param staged the column at fault
     * @param wrong SQL condition over staging and joins
     */
    record Check(String staged, String wrong, Reason reason) {}

    TargetTable(String table) {
        this.table = table;
    }

    TargetTable key(String column, String expression) {
        key.add(new Field(column, expression, null, true, null));
        return this;
    }

    TargetTable join(String sql) {
        joins.append(' ').append(sql);
        return this;
    }

    /** What only checks refer to; each staged row has to match at most once. */
    TargetTable checkJoin(String sql) {
        checkJoins.append(' ').append(sql);
        return this;
    }

    /** Columns named alike in staging and table. */
    TargetTable fields(String... names) {
        for (String name : names) {
            fields.add(new Field(name, "s." + name, name, false, null));
        }
        return this;
    }

    TargetTable field(String column, String expression, String staged) {
        fields.add(new Field(column, expression, staged, false, null));
        return this;
    }

    TargetTable insertOnly(String column, String expression) {
        fields.add(new Field(column, expression, null, true, null));
        return this;
    }

    /** Follows from other columns, whether the input has them or not. */
    TargetTable derived(String column, String expression) {
        fields.add(new Field(column, expression, null, false, null));
        return this;
    }

    /** A column that cannot be empty in the table. */
    TargetTable fieldOr(String column, String whenEmpty) {
        fields.add(new Field(column, "s." + column, column, false, whenEmpty));
        return this;
    }

    TargetTable reject(String staged, String wrong, Reason reason) {
        checks.add(new Check(staged, wrong, reason));
        return this;
    }

    /** Rows name a parent of the same table by that column; parents are written before their children. */
    TargetTable hierarchy(String parentColumn) {
        hierarchy = parentColumn;
        return this;
    }

    /** Rows may refer to other rows of the same file, so that a rejection can cause further ones. */
    TargetTable chained() {
        chained = true;
        return this;
    }

    /** Facts of a month, which may be frozen; partitioned by it. */
    TargetTable monthly() {
        monthly = true;
        return this;
    }

    /** Counts its changes, so that somebody editing the row at the same time notices. */
    TargetTable versioned() {
        versioned = true;
        return this;
    }

    String table() {
        return table;
    }

    List<Field> key() {
        return key;
    }

    List<Field> fields() {
        return fields;
    }

    List<Check> checks() {
        return checks;
    }

    /** The staged rows with everything the expressions refer to. */
    String source() {
        return "stage s" + joins;
    }

    /** The same with what checks refer to besides. */
    String checkedSource() {
        return source() + checkJoins;
    }

    @Nullable
    String hierarchy() {
        return hierarchy;
    }

    boolean isChained() {
        return chained;
    }

    boolean isMonthly() {
        return monthly;
    }

    boolean isVersioned() {
        return versioned;
    }
}
