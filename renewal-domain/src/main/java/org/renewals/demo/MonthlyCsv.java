package org.renewals.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file ordered by month although its rows come customer by customer: each month is written to a part of its own, and
 * the parts are joined at the end. A month-by-month file fills one partition of the database after the other, which is
 * much faster to load.
 */
final class MonthlyCsv implements Closeable {

    private final Path file;
    private final List<Path> paths = new ArrayList<>();
    private final List<CsvFile> parts = new ArrayList<>();

    private MonthlyCsv(Path file) {
        this.file = file;
    }

    static MonthlyCsv create(Path file, int months, String... header) throws IOException {
        MonthlyCsv csv = new MonthlyCsv(file);
        try {
            csv.parts.add(CsvFile.create(file, header));
            for (int month = 1; month < months; month++) {
                Path part = file.resolveSibling(file.getFileName() + ".part" + month);
                csv.paths.add(part);
                csv.parts.add(CsvFile.continuation(part, header.length));
            }
        } catch (IOException e) {
            try (csv) {
                throw e;
            }
        }
        return csv;
    }

    /** The rows of one month, counted from 0. */
    CsvFile month(int month) {
        return parts.get(month);
    }

    long rows() {
        return parts.stream().mapToLong(CsvFile::rows).sum();
    }

    /** Ends the writing and appends the parts to the first month. */
    void join() throws IOException {
        for (CsvFile part : parts) {
            part.close();
        }
        try (FileChannel whole = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (Path path : paths) {
                try (FileChannel part = FileChannel.open(path, StandardOpenOption.READ)) {
                    long size = part.size();
                    long done = 0;
                    while (done < size) {
                        done += part.transferTo(done, size - done, whole);
                    }
                }
                Files.delete(path);
            }
        }
    }

    /** Leaves no part behind, joined or not. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (CsvFile part : parts) {
            try {
                part.close();
            } catch (IOException e) {
                failure = first(failure, e);
            }
        }
        for (Path path : paths) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                failure = first(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static IOException first(@Nullable IOException earlier, IOException next) {
        if (earlier == null) {
            return next;
        }
        earlier.addSuppressed(next);
        return earlier;
    }
}
