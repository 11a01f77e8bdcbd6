package org.renewals.ingest.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.TableFiles;
import org.renewals.ingest.file.TableRow;
import org.renewals.ingest.file.TableSource;
import org.renewals.ingest.target.TargetFile;
import org.renewals.ingest.target.TargetRows;

/** A profile read and understood: which source becomes which data file, and how. */
public final class ImportProfile {

    /** Lookups and distinct rows are kept in memory; more entries than these are refused. */
    static final int MAX_ENTRIES = 1_000_000;

    private final Path file;
    private final Map<String, String> constants;
    private final List<Source> sources;
    private final Map<String, Lookup> lookups;
    private final List<Mapping> mappings;

    /** One mapping as the import sees it: what it needs and what it makes. */
    public final class Part {

        private final Mapping mapping;

        private Part(Mapping mapping) {
            this.mapping = mapping;
        }

        public TargetFile target() {
            return mapping.target();
        }

        /** The source it reads; empty for rows written in the profile itself. */
        public List<Source> source() {
            return mapping.source() == null ? List.of() : List.of(mapping.source());
        }

        /** Sources whose values it looks up. */
        public List<Source> lookedUp() {
            return lookups.values().stream()
                    .filter(lookup -> mapping.lookups().contains(lookup.name()))
                    .map(Lookup::source)
                    .distinct()
                    .toList();
        }

        /**
         * @param table the source's file; ignored for rows of the profile itself
         * @param known what {@link #lookUp} found
         * @throws ImportRefused if the file cannot be read or lacks a column the mapping names
         */
        public TargetRows open(Path table, LookedUp known) {
            Source source = mapping.source();
            if (source == null) {
                return new WrittenRows(mapping, constants);
            }
            return MappedRows.open(mapping, table, source.options(), constants, known.values(), usedColumns(source));
        }
    }

    /**
     * The values of all lookups.
     *
     * @param values key to value, by name of the lookup
     * @param rows rows read, by source
     */
    public record LookedUp(Map<String, Map<String, String>> values, Map<Source, Long> rows) {}

    ImportProfile(
            Path file,
            Map<String, String> constants,
            List<Source> sources,
            Map<String, Lookup> lookups,
            List<Mapping> mappings) {
        this.file = file;
        this.constants = Map.copyOf(constants);
        this.sources = List.copyOf(sources);
        this.lookups = Map.copyOf(lookups);
        this.mappings = List.copyOf(mappings);
    }

    /** @throws ImportRefused if the file cannot be read or says something that cannot be understood, naming the place */
    public static ImportProfile read(Path file) {
        return ProfileReader.read(file);
    }

    public Path file() {
        return file;
    }

    public List<Source> sources() {
        return sources;
    }

    public List<Part> parts() {
        return mappings.stream().map(Part::new).toList();
    }

    /**
     * Reads the lookups of the sources that are there.
     *
     * @throws ImportRefused if a source cannot be read, or a key stands for two different values
     */
    public LookedUp lookUp(Map<Source, Path> files) {
        Map<String, Map<String, String>> values = new HashMap<>();
        Map<Source, Long> rows = new HashMap<>();
        for (Source source : sources) {
            List<Lookup> wanted = lookups.values().stream()
                    .filter(lookup -> lookup.source().equals(source))
                    .toList();
            Path table = files.get(source);
            if (!wanted.isEmpty() && table != null) {
                rows.put(source, read(source, table, wanted, values));
            }
        }
        return new LookedUp(values, rows);
    }

    private long read(Source source, Path table, List<Lookup> wanted, Map<String, Map<String, String>> values) {
        try (TableSource rows = TableFiles.open(table, source.options())) {
            List<Expression> expressions = new ArrayList<>();
            wanted.forEach(lookup -> expressions.addAll(List.of(lookup.key(), lookup.value())));
            RowValues row = RowValues.over(rows.header(), constants, Map.of());
            row.require(expressions, table);
            wanted.forEach(lookup -> values.put(lookup.name(), new HashMap<>()));
            long read = 0;
            for (TableRow next = rows.next(); next != null; next = rows.next()) {
                read++;
                if (next.damage() != null) {
                    throw refused(table, next, "damaged");
                }
                row.set(next);
                for (Lookup lookup : wanted) {
                    add(lookup, row, table, next, values.getOrDefault(lookup.name(), new HashMap<>()));
                }
            }
            return read;
        }
    }

    private static void add(Lookup lookup, RowValues row, Path table, TableRow line, Map<String, String> values) {
        try {
            String value = lookup.value().evaluate(row);
            String other = values.putIfAbsent(lookup.key().evaluate(row), value);
            if (other != null && !other.equals(value)) {
                throw refused(table, line, lookup.name());
            }
            if (values.size() > MAX_ENTRIES) {
                throw new ImportRefused(
                        "import.refused.profile.too-many", lookup.name(), Integer.toString(MAX_ENTRIES));
            }
        } catch (UnusableValue e) {
            throw refused(table, line, lookup.name());
        }
    }

    private static ImportRefused refused(Path table, TableRow line, String lookup) {
        return new ImportRefused(
                "import.refused.profile.lookup",
                String.valueOf(table.getFileName()),
                Long.toString(line.line()),
                lookup);
    }

    private Set<String> usedColumns(Source source) {
        Set<String> used = new LinkedHashSet<>();
        mappings.stream()
                .filter(mapping -> source.equals(mapping.source()))
                .forEach(mapping -> used.addAll(mapping.sourceColumns()));
        lookups.values().stream()
                .filter(lookup -> lookup.source().equals(source))
                .forEach(lookup -> {
                    used.addAll(lookup.key().names());
                    used.addAll(lookup.value().names());
                });
        return used;
    }

    static boolean isSourceColumn(String placeholder) {
        return !placeholder.startsWith("$") && !placeholder.startsWith("@") && !placeholder.startsWith("term.");
    }
}
