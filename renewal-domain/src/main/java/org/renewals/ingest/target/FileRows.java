package org.renewals.ingest.target;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.Rejection;
import org.renewals.ingest.file.TableFiles;
import org.renewals.ingest.file.TableOptions;
import org.renewals.ingest.file.TableRow;
import org.renewals.ingest.file.TableSource;

/** The rows of a file that already has the columns of its target. */
public final class FileRows implements TargetRows {

    private final TargetFile target;
    private final TableSource source;
    private final int[] inputIndex;
    private final List<String> unknown;
    private final boolean[] present;
    private final String[] headers;
    private final String[] raw;
    private @Nullable Rejection rejection;
    private long line;
    private long read;

    private FileRows(TargetFile target, TableSource source, Headers headers) {
        this.target = target;
        this.source = source;
        this.inputIndex = headers.inputIndexes();
        this.unknown = headers.unknown();
        int width = inputIndex.length;
        this.present = new boolean[width];
        this.headers = new String[width];
        this.raw = new String[width];
        for (int i = 0; i < width; i++) {
            present[i] = inputIndex[i] >= 0;
            this.headers[i] = present[i] ? source.header().get(inputIndex[i]) : "";
        }
    }

    /** @throws ImportRefused if the file cannot be read or lacks a required column */
    public static FileRows open(TargetFile target, Path path, TableOptions options) {
        TableSource source = TableFiles.open(path, options);
        try {
            Path name = path.getFileName();
            return new FileRows(target, source, Headers.of(target, String.valueOf(name), source.header()));
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    @Override
    public TargetFile target() {
        return target;
    }

    @Override
    public boolean[] present() {
        return present.clone();
    }

    @Override
    public String[] headers() {
        return headers.clone();
    }

    @Override
    public List<String> unknownColumns() {
        return unknown;
    }

    @Override
    public boolean next() {
        TableRow row = source.next();
        if (row == null) {
            return false;
        }
        read++;
        line = row.line();
        rejection = row.damage();
        if (rejection == null && !row.unreadable().isEmpty()) {
            rejection = firstThatMatters(row.unreadable());
        }
        if (rejection == null) {
            for (int i = 0; i < raw.length; i++) {
                raw[i] = present[i] ? row.cell(inputIndex[i]) : "";
            }
        }
        return true;
    }

    private @Nullable Rejection firstThatMatters(Map<Integer, Rejection> unreadable) {
        for (int index : inputIndex) {
            Rejection cell = unreadable.get(index);
            if (cell != null) {
                return cell;
            }
        }
        return null;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String[] raw() {
        return raw;
    }

    @Override
    public @Nullable Rejection rejection() {
        return rejection;
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public long filtered() {
        return 0;
    }

    @Override
    public void close() {
        source.close();
    }
}
