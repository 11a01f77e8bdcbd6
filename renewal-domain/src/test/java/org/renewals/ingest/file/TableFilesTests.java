package org.renewals.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFilesTests {

    @TempDir
    Path folder;

    @Test
    void readsCommaSemicolonAndTabAlike() throws IOException {
        for (char delimiter : new char[] {',', ';', '\t'}) {
            Path file = csv("code,name\nK1,\"a, b; c\td\"\n"
                    .replace("code,name\nK1,", "code" + delimiter + "name\nK1" + delimiter));
            try (TableSource source = TableFiles.open(file, TableOptions.DEFAULT)) {
                assertThat(source.delimiter()).isEqualTo(delimiter);
                assertThat(source.header()).containsExactly("code", "name");
                assertThat(rows(source)).containsExactly("2: K1|a, b; c\td");
            }
        }
    }

    @Test
    void delimitersInsideQuotedHeadersDoNotCount() throws IOException {
        Path file = csv("\"a,b,c,d\";code\n1;2\n");
        try (TableSource source = TableFiles.open(file, TableOptions.DEFAULT)) {
            assertThat(source.header()).containsExactly("a,b,c,d", "code");
        }
    }

    @Test
    void aToldDelimiterWins() throws IOException {
        Path file = csv("a;b,c;d\n1;2,3;4\n");
        try (TableSource source = TableFiles.open(file, new TableOptions(null, ',', null))) {
            assertThat(source.header()).containsExactly("a;b", "c;d");
        }
    }

    @Test
    void readsGb18030AndLatin1WhenTold() throws IOException {
        Path chinese = folder.resolve("g.csv");
        Files.write(chinese, "code,名称\nK1,合肥㐀\n".getBytes(Charset.forName("GB18030")));
        try (TableSource source = TableFiles.open(chinese, new TableOptions(Encodings.named("GBK"), null, null))) {
            assertThat(source.header()).containsExactly("code", "名称");
            assertThat(rows(source)).containsExactly("2: K1|合肥㐀");
        }
        Path spanish = folder.resolve("s.csv");
        Files.write(spanish, "code,name\nK1,Ingeniería Ñ\n".getBytes(StandardCharsets.ISO_8859_1));
        try (TableSource source = TableFiles.open(spanish, new TableOptions(Encodings.named("latin-1"), null, null))) {
            assertThat(rows(source)).containsExactly("2: K1|Ingeniería Ñ");
        }
    }

    @Test
    void aByteOrderMarkOutweighsWhatSomebodySays() throws IOException {
        Path file = csv("\uFEFFcode,名称\nK1,合肥\n");
        try (TableSource source = TableFiles.open(file, new TableOptions(StandardCharsets.ISO_8859_1, null, null))) {
            assertThat(source.header()).containsExactly("code", "名称");
            assertThat(rows(source)).containsExactly("2: K1|合肥");
        }
    }

    @Test
    void otherEncodingsAreRefusedByName() {
        assertThatThrownBy(() -> Encodings.named("EBCDIC"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("EBCDIC")
                .hasMessageContaining("GB18030");
    }

    @Test
    void namesThePhysicalLineAndSkipsRowsWithoutContent() throws IOException {
        Path file = csv("code,name\n\nK1,\"two\nlines\"\n,\n  , \nK2,x\n");
        try (TableSource source = TableFiles.open(file, TableOptions.DEFAULT)) {
            assertThat(rows(source)).containsExactly("3: K1|two\nlines", "7: K2|x");
        }
    }

    @Test
    void aRowOfAnotherWidthIsDamagedButNotTheNext() throws IOException {
        Path file = csv("code,name,kind\nK1,a\nK2,b,c\nK3,d,e,f\n");
        try (TableSource source = TableFiles.open(file, TableOptions.DEFAULT)) {
            List<Integer> damaged = new ArrayList<>();
            for (TableRow row = source.next(); row != null; row = source.next()) {
                damaged.add(row.damage() == null ? 0 : (int) row.line());
            }
            assertThat(damaged).containsExactly(2, 0, 4);
        }
    }

    @Test
    void readsWorkbooksWithDatesMonthsNumbersAndBooleans() throws IOException {
        Path file = workbook("customers", sheet -> {
            sheet.value(0, 0, "code");
            sheet.value(0, 1, "day");
            sheet.value(0, 2, "month");
            sheet.value(0, 3, "moment");
            sheet.value(0, 4, "money");
            sheet.value(0, 5, "flag");
            sheet.value(2, 0, 1001);
            sheet.value(2, 1, LocalDate.of(2026, 10, 31));
            sheet.style(2, 1).format("yyyy\"年\"m\"月\"d\"日\"").set();
            sheet.value(2, 2, LocalDate.of(2026, 10, 1));
            sheet.style(2, 2).format("yyyy-mm").set();
            sheet.value(2, 3, LocalDateTime.of(2026, 10, 31, 9, 30));
            sheet.style(2, 3).format("yyyy-mm-dd hh:mm").set();
            sheet.value(2, 4, 0.1 + 0.2);
            sheet.value(2, 5, true);
        });
        try (TableSource source = TableFiles.open(file, TableOptions.DEFAULT)) {
            assertThat(rows(source)).containsExactly("3: 1001|2026-10-31|2026-10|2026-10-31T09:30:00|0.3|true");
        }
    }

    @Test
    void aSheetIsFoundByTheNameOfTheFile() throws IOException {
        Path file = folder.resolve("contracts.xlsx");
        try (OutputStream stream = Files.newOutputStream(file);
                Workbook book = new Workbook(stream, "test", "1.0")) {
            book.newWorksheet("Notes").value(0, 0, "nothing");
            book.newWorksheet("Contracts").value(0, 0, "number");
        }
        try (TableSource source = TableFiles.open(file, TableOptions.DEFAULT)) {
            assertThat(source.header()).containsExactly("number");
        }
        Path renamed = Files.copy(file, folder.resolve("other.xlsx"));
        assertThatThrownBy(() -> TableFiles.open(renamed, TableOptions.DEFAULT))
                .hasMessageContaining("import.refused.sheet")
                .hasMessageContaining("Notes, Contracts");
    }

    @Test
    void formulasAreMarkedCellByCell() throws IOException {
        Path file = workbook("customers", sheet -> {
            sheet.value(0, 0, "code");
            sheet.value(0, 1, "name");
            sheet.formula(1, 1, "1+1");
            sheet.value(1, 0, "K1");
        });
        try (TableSource source = TableFiles.open(file, TableOptions.DEFAULT)) {
            TableRow row = source.next();
            assertThat(row).isNotNull();
            assertThat(row.unreadable()).containsOnlyKeys(1);
            assertThat(row.unreadable().get(1).reason()).isEqualTo(Reason.of("formula"));
        }
    }

    @Test
    void rejectedRowsCanBeReadAgain() throws IOException {
        Path input = csv("编码;名称\nK1;\"一; 二\"\n");
        Path rejects = folder.resolve(RejectedRowsWriter.nameFor(input));
        try (TableSource source = TableFiles.open(input, TableOptions.DEFAULT);
                RejectedRowsWriter writer = new RejectedRowsWriter(rejects, source.header(), source.delimiter())) {
            TableRow row = source.next();
            assertThat(row).isNotNull();
            writer.write(row, 2, new Rejection(2, "名称", "一; 二", Reason.of("text", 1)), "too long");
        }
        assertThat(rejects).hasFileName("t.rejected.csv");
        try (TableSource source = TableFiles.open(rejects, TableOptions.DEFAULT)) {
            assertThat(source.header()).containsExactly("编码", "名称", "line", "column", "value", "reason");
            assertThat(rows(source)).containsExactly("2: K1|一; 二|2|名称|一; 二|too long");
        }
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private Path workbook(String name, Filling filling) throws IOException {
        Path file = folder.resolve(name + ".xlsx");
        try (OutputStream stream = Files.newOutputStream(file);
                Workbook book = new Workbook(stream, "test", "1.0")) {
            filling.fill(book.newWorksheet("any name"));
        }
        return file;
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private static List<String> rows(TableSource source) {
        List<String> rows = new ArrayList<>();
        for (TableRow row = source.next(); row != null; row = source.next()) {
            assertThat(row.damage()).isNull();
            assertThat(row.unreadable()).isEmpty();
            rows.add(row.line() + ": " + String.join("|", row.cells()));
        }
        return rows;
    }
}
