package org.renewals.ingest.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page people prepare files by says what the import reads. */
class DataFilesPageTests {

    @ParameterizedTest
    @EnumSource
    void listsTheColumnsWithTheirHeaders(TargetFile file) throws IOException {
        String page = Files.readString(Path.of("../docs/data-files.md"));
        int start = page.indexOf("### `" + file.fileName() + "`");
        assertThat(start).isNotNegative();
        int end = page.indexOf("\n###", start + 1);
        List<String> documented = page.substring(start, end < 0 ? page.length() : end)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Column"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> cells[1].strip() + " = " + cells[2].strip())
                .toList();
        List<String> read = file.columns().stream()
                .map(column ->
                        column.name() + (column.required() ? "\\*" : "") + " = " + String.join(" / ", column.chinese()))
                .toList();
        assertThat(documented).isEqualTo(read);
    }
}
