package org.renewals.reports.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as CSV. Numbers have a point and no grouping, dates are ISO. */
final class CsvSheet implements SheetWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Writer text;
    private final CsvWriter rows;

    CsvSheet(OutputStream out, List<String> heads) throws IOException {
        this.text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write(BYTE_ORDER_MARK);
        this.rows = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        row(heads);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        rows.writeRecord(cells.stream().map(CsvSheet::text).toList());
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof String string) {
            return FormulaGuard.guarded(string);
        }
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (cell instanceof Integer || cell instanceof Long || cell instanceof LocalDate) {
            return cell.toString();
        }
        throw new IllegalArgumentException("no cell of " + cell.getClass());
    }

    @Override
    public void close() throws IOException {
        rows.flush();
    }
}
