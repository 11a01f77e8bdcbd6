package org.renewals.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The corpus of {@link HostileFiles} against a reader with a heap of 72 MB in all. */
class HostileFileTests {

    private static final String HEAP = "-Xmx72m";

    @TempDir
    static Path folder;

    private static Map<String, String> expected;
    private static final Map<String, String> answers = new HashMap<>();

    @BeforeAll
    static void readThemAllInASmallJvm() throws IOException, InterruptedException {
        expected = HostileFiles.make(folder);
        Path output = folder.resolve("answers.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileFileProbe.class.getName()));
        expected.keySet().forEach(name -> command.add(folder.resolve(name).toString()));
        Process probe = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        probe.waitFor();
        for (String line : Files.readAllLines(output, StandardCharsets.UTF_8)) {
            String[] fields = line.split("\t", -1);
            assertThat(fields).as(line).hasSize(4);
            answers.put(fields[0], fields[1]);
            System.out.printf(Locale.ROOT, "%-32s %-45s +%s MB %s ms%n", (Object[]) fields);
        }
    }

    @Test
    void everyFileGetsItsAnswerWithinTheHeap() {
        assertThat(answers).isEqualTo(expected);
    }

    @Test
    void nothingIsUnpackedOutsideTheArchive() {
        assertThat(Path.of("/tmp/slipped.txt")).doesNotExist();
    }
}
