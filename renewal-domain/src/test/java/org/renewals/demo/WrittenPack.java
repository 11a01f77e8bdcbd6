package org.renewals.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A data pack read back from its files, as an importer would. */
final class WrittenPack {

    static final YearMonth AS_OF = YearMonth.of(2026, 10);

    private final Path folder;
    private final Map<String, List<NamedCsvRecord>> read = new HashMap<>();

    WrittenPack(Path folder) {
        this.folder = folder;
    }

    static WrittenPack write(Path folder, int customers, int months, long seed) {
        try {
            DemoProvince.write(new DemoSettings(customers, months, AS_OF, seed, folder), DemoProgress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WrittenPack(folder);
    }

    List<NamedCsvRecord> rows(String file) {
        return read.computeIfAbsent(file, name -> {
            try (CsvReader<NamedCsvRecord> reader =
                    CsvReader.builder().ofNamedCsvRecord(folder.resolve(name + ".csv"))) {
                return reader.stream().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    List<String> column(String file, String column) {
        return rows(file).stream().map(row -> row.getField(column)).toList();
    }

    static long whole(NamedCsvRecord row, String column) {
        return Long.parseLong(row.getField(column));
    }

    /** An amount in yuan, as fen. */
    static long fen(NamedCsvRecord row, String column) {
        return Long.parseLong(row.getField(column).replace(".", ""));
    }

    static LocalDateTime time(String cell) {
        return LocalDateTime.parse(cell.replace(' ', 'T'));
    }

    static boolean truth(NamedCsvRecord row, String column) {
        return Boolean.parseBoolean(row.getField(column));
    }
}
