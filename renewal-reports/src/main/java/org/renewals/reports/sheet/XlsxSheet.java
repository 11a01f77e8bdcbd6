package org.renewals.reports.sheet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A table as a workbook of one sheet, written out as it grows. */
final class XlsxSheet implements SheetWriter {

    private static final int ROWS_IN_MEMORY = 500;
    private static final double NARROWEST = 10;
    private static final double WIDEST = 40;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    XlsxSheet(OutputStream out, String name, List<String> heads) {
        this.workbook = new Workbook(new LeftOpen(out), "Renewals", "1.0");
        this.sheet = workbook.newWorksheet(name);
        for (int column = 0; column < heads.size(); column++) {
            String head = heads.get(column);
            sheet.value(0, column, FormulaGuard.guarded(head));
            sheet.style(0, column).bold().set();
            // a Chinese character is two digits wide
            double width = head.chars().map(each -> each > 0x2E80 ? 2 : 1).sum() + 2;
            sheet.width(column, Math.max(NARROWEST, Math.min(WIDEST, width)));
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        row++;
        if (row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    private void write(int column, @Nullable Object cell) {
        if (cell == null) {
            return;
        }
        if (cell instanceof String string) {
            sheet.value(row, column, FormulaGuard.guarded(string));
        } else if (cell instanceof BigDecimal number) {
            sheet.value(row, column, number);
            sheet.style(row, column)
                    .format(number.scale() == 1 ? "#,##0.0" : "#,##0.00")
                    .set();
        } else if (cell instanceof Integer || cell instanceof Long) {
            sheet.value(row, column, (Number) cell);
            sheet.style(row, column).format("#,##0").set();
        } else if (cell instanceof LocalDate date) {
            sheet.value(row, column, date);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else {
            throw new IllegalArgumentException("no cell of " + cell.getClass());
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }

    /** The response belongs to the container. */
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
