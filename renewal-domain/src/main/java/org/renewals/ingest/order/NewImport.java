package org.renewals.ingest.order;

import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Encodings;
import org.renewals.ingest.file.ImportRefused;

/**
 * How an import is to be made, said before its files are uploaded.
 *
 * @param encoding of CSV files without byte-order mark, as {@link Encodings} names it; null for UTF-8
 * @param dryRun check everything, change nothing
 * @param correction accept rows that change a frozen month
 * @param language of the reasons in rejects files, {@code zh} or {@code en}
 */
public record NewImport(@Nullable String encoding, boolean dryRun, boolean correction, String language) {

    /** @throws ImportRefused for an encoding the import does not read */
    public NewImport {
        if (encoding != null) {
            Encodings.named(encoding);
        }
    }
}
