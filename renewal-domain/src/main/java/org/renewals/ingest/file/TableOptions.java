package org.renewals.ingest.file;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How to read a file where it does not say so itself.
 *
 * @param encoding of a CSV file without byte-order mark; null for UTF-8
 * @param delimiter of a CSV file; null to detect comma, semicolon or tab
 * @param sheet name of the sheet to read where a workbook has several; null for the name of the file
 */
public record TableOptions(
        @Nullable Charset encoding,
        @Nullable Character delimiter,
        @Nullable String sheet) {

    public static final TableOptions DEFAULT = new TableOptions(null, null, null);
}
