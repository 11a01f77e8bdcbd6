package org.renewals.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.renewals.ingest.file.Rejection;
import org.renewals.ingest.load.Sql;

/** Remembers the rejected rows of a dry run until what it loaded has been taken back; the rows' other cells are dropped. */
final class DryRejects implements RejectsFiles.Journal {

    private record Row(int position, Rejection rejection) {}

    private final List<Row> rows = new ArrayList<>();

    @Override
    public void header(List<Integer> positions, List<String> header) {}

    @Override
    public void reject(int position, Rejection rejection, List<String> fields) {
        rows.add(new Row(position, rejection));
    }

    void write(ImportJournal journal, Sql sql, int batch) throws SQLException {
        RejectsFiles.Journal kept = journal.rejectsOf(sql, batch);
        for (Row row : rows) {
            kept.reject(row.position(), row.rejection(), List.of());
        }
    }
}
