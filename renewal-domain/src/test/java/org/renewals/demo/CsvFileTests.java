package org.renewals.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTests {

    @TempDir
    Path folder;

    @Test
    void writesEveryKindOfCell() throws IOException {
        Path file = folder.resolve("cells.csv");
        try (CsvFile csv = CsvFile.create(file, "a", "b", "c", "d", "e", "f", "g", "h")) {
            csv.text("合肥")
                    .whole(-120)
                    .yuan(1205)
                    .decimal(-5, 3)
                    .month(2026, 2)
                    .date(LocalDate.of(2026, 3, 1))
                    .time(LocalDateTime.of(2026, 3, 1, 9, 5))
                    .truth(true)
                    .end();
            csv.text(null)
                    .whole(0)
                    .yuan(0)
                    .yuan(-1)
                    .empty()
                    .date(null)
                    .time(null)
                    .text("")
                    .end();
            assertThat(csv.rows()).isEqualTo(2);
        }
        assertThat(Files.readString(file)).isEqualTo("""
                        a,b,c,d,e,f,g,h
                        合肥,-120,12.05,-0.005,2026-02,2026-03-01,2026-03-01 09:05:00,true
                        ,0,0.00,-0.01,,,,
                        """);
    }

    @Test
    void quotesWhatWouldBreakARow() throws IOException {
        Path file = folder.resolve("quotes.csv");
        try (CsvFile csv = CsvFile.create(file, "a", "b")) {
            csv.text("one, two").text("say \"你好\"\nagain").end();
        }
        assertThat(Files.readString(file)).isEqualTo("a,b\n\"one, two\",\"say \"\"你好\"\"\nagain\"\n");
    }

    @Test
    void writesCellsLargerThanItsBuffer() throws IOException {
        Path file = folder.resolve("large.csv");
        String large = "续".repeat(100_000);
        try (CsvFile csv = CsvFile.create(file, "a", "b")) {
            for (int row = 0; row < 5; row++) {
                csv.text(large).whole(Long.MAX_VALUE).end();
            }
        }
        assertThat(Files.readString(file)).isEqualTo("a,b\n" + (large + ",9223372036854775807\n").repeat(5));
    }

    @Test
    void refusesARowThatDoesNotFitTheHeader() throws IOException {
        try (CsvFile csv = CsvFile.create(folder.resolve("short.csv"), "a", "b")) {
            assertThatThrownBy(() -> csv.text("alone").end())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("1 cells", "header 2");
        }
    }
}
