package org.renewals.ingest.target;

import java.io.Closeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.Rejection;

/**
 * The rows an input offers to one target file, read forward once: {@code while (rows.next())} with either a
 * {@link #rejection} or {@link #raw} texts. Nothing is checked yet beyond what made the row readable.
 */
public interface TargetRows extends Closeable {

    TargetFile target();

    /** Which columns of the target the input has, by column of the target; the others are left as they are stored. */
    boolean[] present();

    /** What the input calls each column, by column of the target; empty where it has none. */
    String[] headers();

    /** Headers nobody knows; reported and ignored. */
    List<String> unknownColumns();

    /**
     * Moves on to the next row.
     *
     * @throws ImportRefused if the rest of the input cannot be read
     */
    boolean next();

    /** Line of the input the current row comes from; one line can give several rows. */
    long line();

    /** Texts by column of the target, empty where missing; valid until the next call of {@link #next}. */
    String[] raw();

    /** Why the current line gives no row; null if it does. */
    @Nullable
    Rejection rejection();

    /** Lines of the input read so far that hold anything. */
    long read();

    /** Lines left out on purpose so far. */
    long filtered();

    @Override
    void close();
}
