package org.renewals.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Opens files as tables, by name and by what is really in them. */
public final class TableFiles {

    private static final int SAMPLE_BYTES = 8192;

    private TableFiles() {}

    /** Whether a file of that name can be a table at all: {@code .csv}, {@code .tsv}, {@code .txt} or {@code .xlsx}. */
    public static boolean isTableName(String fileName) {
        return isCsvName(fileName) || isXlsxName(fileName);
    }

    /**
     * Opens a CSV or XLSX file and reads its header. The caller closes it.
     *
     * @throws ImportRefused if the file is missing, unreadable, empty, not what its name says, dangerous to unpack, or has no
     *     usable header
     */
    public static TableSource open(Path path, TableOptions options) {
        String name = fileName(path);
        if (!Files.exists(path)) {
            throw new ImportRefused("import.refused.missing", path.toString());
        }
        if (!Files.isRegularFile(path)) {
            throw new ImportRefused("import.refused.not-a-file", path.toString());
        }
        if (!isTableName(name)) {
            throw new ImportRefused("import.refused.type", name);
        }
        try {
            byte[] sample = sample(path);
            if (sample.length == 0) {
                throw new ImportRefused("import.refused.empty", name);
            }
            refuseForeignContent(name, sample);
            return isXlsxName(name) ? XlsxSource.open(path, options) : CsvSource.open(path, options);
        } catch (IOException e) {
            throw new ImportRefused("import.refused.unreadable", path.toString());
        }
    }

    private static byte[] sample(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            return stream.readNBytes(SAMPLE_BYTES);
        }
    }

    private static void refuseForeignContent(String name, byte[] sample) {
        boolean zip = startsWith(sample, 'P', 'K', 3, 4);
        if (startsWith(sample, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new ImportRefused("import.refused.old-excel", name);
        }
        if (looksLikeMarkup(sample)) {
            throw new ImportRefused("import.refused.markup", name);
        }
        if (isXlsxName(name)) {
            if (!zip) {
                throw new ImportRefused("import.refused.not-xlsx", name);
            }
            return;
        }
        if (zip || startsWith(sample, 0x1F, 0x8B) || startsWith(sample, '%', 'P', 'D', 'F')) {
            throw new ImportRefused("import.refused.not-csv", name);
        }
        if (startsWith(sample, 0xFE, 0xFF) || startsWith(sample, 0xFF, 0xFE) || manyZeros(sample)) {
            throw new ImportRefused("import.refused.utf16", name);
        }
    }

    private static boolean looksLikeMarkup(byte[] sample) {
        String start = new String(sample, 0, Math.min(sample.length, 512), StandardCharsets.ISO_8859_1)
                .replaceFirst("^ï»¿", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype")
                || start.startsWith("<html")
                || start.startsWith("<?xml")
                || start.startsWith("<table")
                || start.startsWith("<meta");
    }

    /** Text in UTF-16 or UTF-32 without a mark, or no text at all; a stray zero byte is left to the row that holds it. */
    private static boolean manyZeros(byte[] sample) {
        int zeros = 0;
        for (byte b : sample) {
            if (b == 0) {
                zeros++;
            }
        }
        return zeros > sample.length / 5;
    }

    private static boolean startsWith(byte[] sample, int... bytes) {
        if (sample.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((sample[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCsvName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
    }

    private static boolean isXlsxName(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
