package org.renewals.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.TableFiles;
import org.renewals.ingest.target.TargetFile;

/** The files behind the paths somebody gave: files themselves, and folders for the data files in them. */
final class InputPaths {

    private final List<Path> files = new ArrayList<>();
    private final List<Path> unknown = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    private InputPaths() {}

    /** @throws ImportRefused if a folder cannot be listed, or there is nothing to read behind any path */
    static InputPaths of(List<Path> paths) {
        InputPaths result = new InputPaths();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                result.addFolder(path);
            } else if (target(path).isPresent()) {
                result.files.add(path);
            } else {
                result.unknown.add(path);
            }
        }
        if (result.files.isEmpty() && result.unknown.isEmpty()) {
            throw new ImportRefused(
                    "import.refused.nothing",
                    paths.stream().map(Path::toString).collect(Collectors.joining(", ")),
                    acceptedNames());
        }
        return result;
    }

    private void addFolder(Path folder) {
        for (Path path : list(folder)) {
            String name = String.valueOf(path.getFileName());
            boolean rejects = name.endsWith(".rejected.csv");
            if (Files.isRegularFile(path) && target(path).isPresent() && TableFiles.isTableName(name) && !rejects) {
                files.add(path);
            } else if (!name.startsWith(".")) {
                ignored.add(name);
            }
        }
    }

    static List<Path> list(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            return content.sorted().toList();
        } catch (IOException e) {
            throw new ImportRefused("import.refused.unreadable", folder.toString());
        }
    }

    static Optional<TargetFile> target(Path path) {
        return TargetFile.ofFile(String.valueOf(path.getFileName()));
    }

    static String acceptedNames() {
        return Arrays.stream(TargetFile.values()).map(TargetFile::fileName).collect(Collectors.joining(", "));
    }

    /** Files whose name says what they hold. */
    List<Path> files() {
        return files;
    }

    /** Files somebody named that no target is named after. */
    List<Path> unknown() {
        return unknown;
    }

    /** What else lies in the folders. */
    List<String> ignored() {
        return ignored;
    }
}
