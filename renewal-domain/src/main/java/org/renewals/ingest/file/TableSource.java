package org.renewals.ingest.file;

import java.io.Closeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open file of rows under one header, read forward once in bounded memory whatever its size. */
public interface TableSource extends Closeable {

    /** Most characters of one cell; longer ones refuse the file. */
    int MAX_CELL_CHARACTERS = 1 << 20;

    /** Most columns of a file. */
    int MAX_COLUMNS = 1000;

    /** The first row as it is spelled in the file, blanks around each name removed. */
    List<String> header();

    /** Separates the cells of a line; a comma for XLSX. */
    char delimiter();

    /**
     * The next row with anything in it, or null after the last.
     *
     * @throws ImportRefused if the rest of the file cannot be read as a table
     */
    @Nullable
    TableRow next();

    @Override
    void close();
}
