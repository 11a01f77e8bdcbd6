package org.renewals.reports.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files a table can be written as. */
public enum SheetFormat {
    /** Comma-separated, UTF-8 with byte order mark, CRLF: as spreadsheets open it without asking. */
    CSV("text/csv;charset=UTF-8"),
    /** One sheet with a fixed header row. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    SheetFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The end of the file's name, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SheetFormat> of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(extension))
                .findFirst();
    }

    /**
     * Begins a file with its header row.
     *
     * @param name of the sheet, where the format has one
     */
    public SheetWriter open(OutputStream out, String name, List<String> heads) throws IOException {
        return switch (this) {
            case CSV -> new CsvSheet(out, heads);
            case XLSX -> new XlsxSheet(out, name, heads);
        };
    }
}
