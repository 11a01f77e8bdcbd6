package org.renewals.ingest.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** One sheet of an XLSX workbook as rows; dates become ISO text, formulas are not believed. */
final class XlsxSource implements TableSource {

    /** Digits Excel itself keeps; more are leftovers of binary fractions (12345.670000000002). */
    private static final MathContext EXCEL_PRECISION = new MathContext(15);

    /** The day numbers of 9999-12-31 and of Excel's first day; other numbers are no dates. */
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final String name;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final List<String> header;
    private long line;

    private XlsxSource(String name, ReadableWorkbook workbook, Sheet sheet) throws IOException {
        this.name = name;
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        TableRow first = readRow(List.of());
        if (first == null) {
            throw new ImportRefused("import.refused.empty", name);
        }
        this.header = first.cells().stream().map(String::strip).toList();
        if (header.size() > MAX_COLUMNS) {
            throw new ImportRefused("import.refused.too-many-columns", name, "1", MAX_COLUMNS + "");
        }
    }

    static XlsxSource open(Path path, TableOptions options) throws IOException {
        XlsxGuard.inspect(path);
        String name = TableFiles.fileName(path);
        ReadableWorkbook workbook = openWorkbook(path, name);
        try {
            return new XlsxSource(name, workbook, sheet(workbook, name, options.sheet()));
        } catch (ExcelReaderException e) {
            workbook.close();
            throw new ImportRefused("import.refused.damaged-xlsx", name);
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private static ReadableWorkbook openWorkbook(Path path, String name) throws IOException {
        boolean withFormats = true;
        try {
            return new ReadableWorkbook(path.toFile(), new ReadingOptions(withFormats, true));
        } catch (RuntimeException e) {
            // a workbook without styles part, or one whose parts do not fit together
            withFormats = false;
        }
        try {
            return new ReadableWorkbook(path.toFile(), new ReadingOptions(withFormats, true));
        } catch (RuntimeException e) {
            throw new ImportRefused("import.refused.damaged-xlsx", name);
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook, String fileName, @Nullable String wanted) {
        List<Sheet> sheets = workbook.getSheets().toList();
        if (sheets.size() == 1 && wanted == null) {
            return sheets.get(0);
        }
        String stem = wanted != null ? wanted : fileName.substring(0, fileName.lastIndexOf('.'));
        return sheets.stream()
                .filter(sheet -> stem.equalsIgnoreCase(sheet.getName()))
                .findFirst()
                .orElseThrow(() -> new ImportRefused(
                        "import.refused.sheet",
                        fileName,
                        stem,
                        String.join(", ", sheets.stream().map(Sheet::getName).toList())));
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public char delimiter() {
        return ',';
    }

    @Override
    public @Nullable TableRow next() {
        return readRow(header);
    }

    private @Nullable TableRow readRow(List<String> columns) {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (row.getRowNum() <= line) {
                    throw new ImportRefused("import.refused.damaged-xlsx", name);
                }
                line = row.getRowNum();
                TableRow read = convert(row, columns);
                if (read != null) {
                    return read;
                }
            }
            return null;
        } catch (ImportRefused e) {
            throw e;
        } catch (RuntimeException e) {
            // The library answers sheets that contradict themselves with whatever exception comes first.
            throw new ImportRefused("import.refused.damaged-row", name, Long.toString(line + 1));
        }
    }

    private @Nullable TableRow convert(Row row, List<String> columns) {
        int width = columns.isEmpty() ? row.getCellCount() : columns.size();
        String[] cells = new String[width];
        Arrays.fill(cells, "");
        Map<Integer, Rejection> unreadable = new HashMap<>();
        Rejection damage = null;
        boolean blank = true;
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            if (cell == null || cell.getType() == CellType.EMPTY) {
                continue;
            }
            String text = text(cell);
            String column = i < columns.size() ? columns.get(i) : "";
            if (cell.getFormula() != null) {
                unreadable.put(i, new Rejection(line, column, "=" + cell.getFormula(), Reason.of("formula")));
            } else if (cell.getType() == CellType.ERROR) {
                unreadable.put(i, new Rejection(line, column, text, Reason.of("error-cell")));
            } else if (i >= width && !text.isBlank()) {
                damage = new Rejection(line, "", text, Reason.of("cell-count", i + 1, width));
            }
            if (i < width) {
                cells[i] = text;
            }
            blank = blank && text.isBlank();
        }
        return blank && unreadable.isEmpty() ? null : new TableRow(line, cells, damage, unreadable);
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case BOOLEAN -> cell.asBoolean().toString();
            default -> cell.getText();
        };
    }

    private static String number(Cell cell) {
        BigDecimal number = cell.asNumber();
        DateFormat format = DateFormat.of(cell.getDataFormatId(), cell.getDataFormatString());
        if (format != DateFormat.NONE && number.signum() > 0 && number.compareTo(LAST_DAY) < 0) {
            return date(cell.asDate(), format);
        }
        if (Math.abs((long) number.scale()) > 400 || number.precision() > 400) {
            return cell.getRawValue();
        }
        BigDecimal shown = number.round(EXCEL_PRECISION).stripTrailingZeros();
        return shown.toPlainString();
    }

    private static String date(LocalDateTime moment, DateFormat format) {
        if (!moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return TIMESTAMP.format(moment);
        }
        if (format == DateFormat.MONTH && moment.getDayOfMonth() == 1) {
            return YearMonth.from(moment).toString();
        }
        return moment.toLocalDate().toString();
    }

    @Override
    public void close() {
        stream.close();
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
