package org.renewals.ingest;

/** Is told how far an import is, on the importing thread: be quick. */
public interface ImportProgress {

    /** Nobody watches. */
    ImportProgress NONE = new ImportProgress() {};

    /** The import has its number now, under which the journal keeps it. */
    default void begun(int batch) {}

    /** That many lines of a file have been read so far. */
    default void read(String file, long lines) {}

    /** A file is done, or refused. */
    default void finished(FileReport file) {}
}
