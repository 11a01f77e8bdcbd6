package org.renewals.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.TableFiles;
import org.renewals.ingest.file.TableOptions;
import org.renewals.ingest.load.LoadCounts;
import org.renewals.ingest.profile.ImportProfile;
import org.renewals.ingest.profile.Source;
import org.renewals.ingest.target.FileRows;
import org.renewals.ingest.target.TargetFile;

/**
 * What is to be loaded from the paths somebody gave: files themselves, and folders for the files in them.
 *
 * @param inputs in the order in which their targets build on each other
 * @param settled entries of the report that need no loading: files nobody can use, sources only looked things up in
 * @param ignored names of other files in the folders
 */
record ImportPlan(List<ImportInput> inputs, List<FileReport> settled, List<String> ignored) {

    ImportPlan {
        inputs = inputs.stream()
                .sorted(Comparator.comparing(ImportInput::target))
                .toList();
        settled = List.copyOf(settled);
        ignored = List.copyOf(ignored);
    }

    /**
     * Files named after their targets.
     *
     * @throws ImportRefused if a folder cannot be listed, or there is nothing to read behind any path
     */
    static ImportPlan of(List<Path> paths, ImportOptions options) {
        TableOptions table = new TableOptions(options.encoding(), null, null);
        List<ImportInput> inputs = new ArrayList<>();
        List<FileReport> refused = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Path path : files(paths)) {
            Optional<TargetFile> target = TargetFile.ofFile(name(path));
            boolean given = paths.contains(path);
            if (target.isPresent() && (given || isDataFile(path))) {
                inputs.add(new ImportInput(
                        path, true, target.get(), table, () -> FileRows.open(target.get(), path, table)));
            } else if (given) {
                ImportRefused why = Files.exists(path)
                        ? new ImportRefused("import.refused.name", name(path), targetNames())
                        : new ImportRefused("import.refused.missing", path.toString());
                refused.add(FileReport.refused(name(path), null, why));
            } else {
                ignored.add(name(path));
            }
        }
        if (inputs.isEmpty() && refused.isEmpty()) {
            throw new ImportRefused("import.refused.nothing", joined(paths), targetNames());
        }
        return new ImportPlan(inputs, refused, ignored);
    }

    /**
     * Files a profile maps. Of single files given, only those are loaded; of a folder, a source it lacks is reported.
     *
     * @throws ImportRefused if the profile cannot be used, none of its sources is there, or a source looked things up in
     *     cannot be read
     */
    static ImportPlan of(List<Path> paths, Path profileFile) {
        ImportProfile profile = ImportProfile.read(profileFile);
        Map<Source, Path> found = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        for (Path path : files(paths)) {
            Optional<Source> source = profile.sources().stream()
                    .filter(each -> each.isFile(name(path)) && (paths.contains(path) || isDataFile(path)))
                    .filter(each -> !found.containsKey(each))
                    .findFirst();
            source.ifPresentOrElse(each -> found.put(each, path), () -> ignored.add(name(path)));
        }
        if (found.isEmpty()) {
            String wanted = profile.sources().stream().map(Source::file).collect(Collectors.joining(", "));
            throw new ImportRefused("import.refused.nothing", joined(paths), wanted);
        }
        boolean folder = paths.stream().anyMatch(Files::isDirectory);
        ImportProfile.LookedUp known = profile.lookUp(found);
        List<ImportInput> inputs = new ArrayList<>();
        List<FileReport> settled = new ArrayList<>();
        for (ImportProfile.Part part : profile.parts()) {
            Optional<Source> missing = Stream.concat(part.source().stream(), part.lookedUp().stream())
                    .filter(source -> !found.containsKey(source))
                    .findFirst();
            boolean sourceGiven = part.source().stream().allMatch(found::containsKey);
            if (missing.isEmpty()) {
                inputs.add(input(part, profile, found, known));
            } else if (folder || sourceGiven) {
                String name =
                        part.source().stream().findFirst().map(Source::file).orElse(name(profileFile));
                ImportRefused why = new ImportRefused(
                        "import.refused.profile.source-missing",
                        name,
                        missing.get().file());
                settled.add(FileReport.refused(name, part.target(), why));
            }
        }
        known.rows().forEach((source, rows) -> settled.add(lookedUp(source, rows)));
        return new ImportPlan(inputs, settled, ignored);
    }

    private static ImportInput input(
            ImportProfile.Part part, ImportProfile profile, Map<Source, Path> found, ImportProfile.LookedUp known) {
        Optional<Source> source = part.source().stream().findFirst();
        Path path = source.map(found::get).orElse(profile.file());
        return new ImportInput(
                path,
                source.isPresent(),
                part.target(),
                source.map(Source::options).orElse(TableOptions.DEFAULT),
                () -> part.open(path, known));
    }

    private static FileReport lookedUp(Source source, long rows) {
        LoadCounts counts = new LoadCounts(rows, 0, 0, 0, 0, 0);
        return new FileReport(source.file(), null, counts, List.of(), null, null);
    }

    private static List<Path> files(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(list(path));
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            return content.filter(path -> !name(path).startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw new ImportRefused("import.refused.unreadable", folder.toString());
        }
    }

    /** Whether a file found in a folder is meant to be loaded; rejected rows have to be mended and named first. */
    private static boolean isDataFile(Path path) {
        return Files.isRegularFile(path)
                && TableFiles.isTableName(name(path))
                && !name(path).endsWith(".rejected.csv");
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String targetNames() {
        return Arrays.stream(TargetFile.values()).map(TargetFile::fileName).collect(Collectors.joining(", "));
    }
}
