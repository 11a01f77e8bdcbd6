package org.renewals.ingest.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Files as an attacker, or a bad day, makes them. Each comes with the answer the import owes. */
final class HostileFiles {

    private static final String HEADER = "code,name,org_code,manager_login\n";
    private static final int MEGABYTE = 1 << 20;

    private final Path folder;
    private final Map<String, String> answers = new LinkedHashMap<>();

    private HostileFiles(Path folder) {
        this.folder = folder;
    }

    /** Makes all of them and returns file name → expected answer (see {@link HostileFileProbe}). */
    static Map<String, String> make(Path folder) throws IOException {
        HostileFiles files = new HostileFiles(folder);
        files.bombs();
        files.entities();
        files.wideRows();
        files.longCells();
        files.wrongKinds();
        files.wrongEncodings();
        files.formulasAndNumbers();
        return files.answers;
    }

    private void bombs() throws IOException {
        try (WorkbookFile book = workbook("sheet-of-300-mb.xlsx", "import.refused.zip-bomb")) {
            book.part("xl/worksheets/sheet1.xml", out -> {
                text(out, WorkbookFile.SHEET_START);
                repeat(out, "<row><c><v>1</v></c></row>", 300 * MEGABYTE / 27);
                text(out, WorkbookFile.SHEET_END);
            });
        }
        try (WorkbookFile book = workbook("six-million-shared-texts.xlsx", "import.refused.shared-texts")) {
            book.sheet(WorkbookFile.row(1, "code") + "<row r=\"2\"><c t=\"s\"><v>5999999</v></c></row>");
            book.part("xl/sharedStrings.xml", out -> {
                text(out, "<sst>");
                repeat(out, "<si><t>a</t></si>", 6_000_000);
                text(out, "</sst>");
            });
        }
        try (WorkbookFile book = workbook("a-million-different-texts.xlsx", "import.refused.shared-texts")) {
            Random random = new Random(1);
            book.sheet(WorkbookFile.row(1, "code") + "<row r=\"2\"><c t=\"s\"><v>999999</v></c></row>");
            book.part("xl/sharedStrings.xml", out -> {
                text(out, "<sst>");
                for (int i = 0; i < 1_000_000; i++) {
                    text(out, "<si><t>" + Long.toHexString(random.nextLong()) + "</t></si>");
                }
                text(out, "</sst>");
            });
        }
        try (WorkbookFile book = workbook("hundred-thousand-entries.xlsx", "import.refused.zip-bomb")) {
            book.sheet(WorkbookFile.row(1, "code"));
            for (int i = 0; i < 100_000; i++) {
                book.part("xl/media/" + i, "");
            }
        }
        try (WorkbookFile book = workbook("picture-of-a-gigabyte.xlsx", "import.refused.zip-bomb")) {
            book.sheet(WorkbookFile.row(1, "code"));
            book.part("xl/media/image1.png", out -> {
                byte[] zeros = new byte[MEGABYTE];
                for (int i = 0; i < 1024; i++) {
                    out.write(zeros);
                }
            });
        }
        try (WorkbookFile book = workbook("zip-slip.xlsx", "read 1, unreadable 0")) {
            book.sheet(WorkbookFile.row(1, "code") + WorkbookFile.row(2, "K1"));
            book.part("../../../../tmp/slipped.txt", "never unpacked");
        }
    }

    private void entities() throws IOException {
        String start = "<?xml version=\"1.0\"?>";
        String sheet = WorkbookFile.SHEET_START + WorkbookFile.row(1, "&x;") + WorkbookFile.SHEET_END;
        Path secret = Files.writeString(folder.resolve("secret.txt"), "canary");
        try (WorkbookFile book = workbook("entity-of-a-file.xlsx", "import.refused.entities")) {
            book.part(
                    "xl/worksheets/sheet1.xml",
                    start + "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + sheet);
        }
        try (WorkbookFile book = workbook("entity-of-a-server.xlsx", "import.refused.entities")) {
            book.part(
                    "xl/worksheets/sheet1.xml",
                    start + "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">]>" + sheet);
        }
        StringBuilder laughs = new StringBuilder("<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        try (WorkbookFile book = workbook("billion-laughs.xlsx", "import.refused.entities")) {
            book.part(
                    "xl/worksheets/sheet1.xml",
                    start + "<!DOCTYPE worksheet [" + laughs + "<!ENTITY x \"&l9;\">]>" + sheet);
        }
        try (WorkbookFile book = workbook("undeclared-entity.xlsx", "import.refused.damaged-xlsx")) {
            book.part("xl/worksheets/sheet1.xml", start + sheet);
        }
    }

    private void wideRows() throws IOException {
        csv("million-columns.csv", "import.refused.too-many-columns", out -> repeat(out, "c,", 1_000_000));
        try (WorkbookFile book = workbook("million-columns.xlsx", "import.refused.too-many-columns")) {
            book.part("xl/worksheets/sheet1.xml", out -> {
                text(out, WorkbookFile.SHEET_START + "<row>");
                Random random = new Random(2);
                for (int i = 0; i < 1_000_000; i++) {
                    text(out, "<c><v>" + random.nextInt(1_000_000) + "</v></c>");
                }
                text(out, "</row>" + WorkbookFile.SHEET_END);
            });
        }
        try (WorkbookFile book = workbook("far-away-cell.xlsx", "import.refused.too-many-columns")) {
            book.sheet("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>");
        }
    }

    private void longCells() throws IOException {
        csv("twenty-mb-cell.csv", "import.refused.csv-structure", out -> {
            text(out, HEADER + "K1,\"");
            repeat(out, "x", 20 * MEGABYTE);
            text(out, "\",C1,m1\n");
        });
        csv("twenty-mb-word.csv", "import.refused.csv-structure", out -> {
            text(out, HEADER + "K1,");
            repeat(out, "x", 20 * MEGABYTE);
        });
        csv("unclosed-quote.csv", "import.refused.csv-structure", out -> {
            text(out, HEADER + "K1,\"never closed,C1,m1\n");
            repeat(out, "K2,name,C1,m1\n", 2_000_000);
        });
        csv("many-long-cells.csv", "import.refused.row-too-long", out -> {
            text(out, HEADER);
            for (int i = 0; i < 500; i++) {
                repeat(out, "x", 900_000);
                text(out, ",");
            }
        });
        try (WorkbookFile book = workbook("twenty-mb-cell.xlsx", "import.refused.zip-bomb")) {
            Random random = new Random(3);
            book.part("xl/worksheets/sheet1.xml", out -> {
                text(
                        out,
                        WorkbookFile.SHEET_START + WorkbookFile.row(1, "code")
                                + "<row r=\"2\"><c t=\"inlineStr\"><is><t>");
                for (int i = 0; i < 20 * MEGABYTE / 8; i++) {
                    text(out, Integer.toHexString(0x10000000 | random.nextInt(0x0FFFFFFF)));
                }
                text(out, "</t></is></c></row>" + WorkbookFile.SHEET_END);
            });
        }
    }

    private void wrongKinds() throws IOException {
        csv("web-page.xlsx", "import.refused.markup", out -> text(out, "<!DOCTYPE html><html><table></table></html>"));
        csv("web-page.csv", "import.refused.markup", out -> text(out, "\n <html><table></table></html>"));
        csv("csv.xlsx", "import.refused.not-xlsx", out -> text(out, HEADER + "K1,name,C1,m1\n"));
        csv("macros.xlsm", "import.refused.type", out -> text(out, "PK"));
        csv("program.exe", "import.refused.type", out -> text(out, "MZ"));
        csv(
                "old.xlsx",
                "import.refused.old-excel",
                out -> out.write(new byte[] {
                    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
                }));
        csv("truncated.xlsx", "import.refused.damaged-xlsx", out -> text(out, "PK\3\4 and no more"));
        csv("zip.csv", "import.refused.not-csv", out -> text(out, "PK\3\4 and no more"));
        csv("nothing.csv", "import.refused.empty", out -> text(out, ""));
        csv("only-a-mark.csv", "import.refused.empty", out -> text(out, "\uFEFF"));
        csv("only-blanks.csv", "import.refused.empty", out -> text(out, " \n\n  \n,,,\n"));
        Files.createDirectory(folder.resolve("folder.csv"));
        answers.put("folder.csv", "import.refused.not-a-file");
        answers.put("absent.csv", "import.refused.missing");
        try (WorkbookFile book = workbook("macros.xlsx", "import.refused.macros")) {
            book.sheet(WorkbookFile.row(1, "code")).part("xl/vbaProject.bin", "x");
        }
        try (WorkbookFile book = workbook("renamed-part.xlsx", "import.refused.damaged-xlsx")) {
            book.sheet(WorkbookFile.row(1, "code"))
                    .part(
                            "docProps/_rels/x.rels",
                            "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"sheet.bin\"/>"
                                    + "</Relationships>");
        }
    }

    private void wrongEncodings() throws IOException {
        csv(
                "gb18030.csv",
                "import.refused.wrong-encoding line 2",
                out -> out.write((HEADER + "K1,合肥市第一医院,C1,m1\n").getBytes(Charset.forName("GB18030"))));
        csv("latin-1-after-a-while.csv", "import.refused.wrong-encoding line 50002", out -> {
            text(out, HEADER);
            repeat(out, "K1,合肥,C1,m1\n", 50_000);
            out.write("K2,Compañía,C1,m1\n".getBytes(StandardCharsets.ISO_8859_1));
        });
        csv("utf-16.csv", "import.refused.utf16", out -> out.write((HEADER + "K1").getBytes(StandardCharsets.UTF_16)));
        csv(
                "utf-16-without-mark.csv",
                "import.refused.utf16",
                out -> out.write((HEADER + "K1").getBytes(StandardCharsets.UTF_16LE)));
        csv("all-zeros.csv", "import.refused.utf16", out -> out.write(new byte[10 * MEGABYTE]));
        csv("stray-zero.csv", "read 2, unreadable 0", out -> text(out, HEADER + "K1,a\0b,C1,m1\nK2,b,C1,m1\n"));
    }

    private void formulasAndNumbers() throws IOException {
        try (WorkbookFile book = workbook("formula.xlsx", "read 2, unreadable 1")) {
            book.sheet(WorkbookFile.row(1, "code", "name")
                    + "<row r=\"2\"><c r=\"A2\"><f>HYPERLINK(\"x\")</f><v>1</v></c></row>" + WorkbookFile.row(3, "K1"));
        }
        try (WorkbookFile book = workbook("array-formulas.xlsx", "import.refused.formulas")) {
            StringBuilder rows = new StringBuilder();
            for (int i = 1; i <= 20_000; i++) {
                rows.append("<row r=\"" + i + "\"><c r=\"A" + i + "\"><f t=\"array\" ref=\"A" + i + "\">1</f><v>"
                        + i * 7919 + "</v></c></row>");
            }
            book.sheet(rows.toString());
        }
        try (WorkbookFile book = workbook("orphan-formula.xlsx", "import.refused.damaged-row")) {
            book.sheet(WorkbookFile.row(1, "code")
                    + "<row r=\"2\"><c r=\"A2\"><f t=\"shared\" si=\"9\"/><v>1</v></c></row>");
        }
        try (WorkbookFile book = workbook("endless-number.xlsx", "import.refused.damaged-xlsx")) {
            book.sheet(WorkbookFile.row(1, "code") + "<row r=\"2\"><c><v>" + "7".repeat(200_000) + "</v></c></row>");
        }
        try (WorkbookFile book = workbook("huge-exponent.xlsx", "read 1, unreadable 0")) {
            book.sheet(WorkbookFile.row(1, "code") + "<row r=\"2\"><c><v>1E999999999</v></c></row>");
        }
    }

    private WorkbookFile workbook(String name, String answer) throws IOException {
        answers.put(name, answer);
        return new WorkbookFile(folder.resolve(name));
    }

    private void csv(String name, String answer, WorkbookFile.Content content) throws IOException {
        answers.put(name, answer);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), MEGABYTE)) {
            content.writeTo(stream);
        }
    }

    private static void text(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void repeat(OutputStream stream, String text, int times) throws IOException {
        byte[] bytes = text.repeat(Math.min(times, 1000)).getBytes(StandardCharsets.UTF_8);
        int done = 0;
        for (; done + 1000 <= times; done += 1000) {
            stream.write(bytes);
        }
        stream.write(text.repeat(times - done).getBytes(StandardCharsets.UTF_8));
    }
}
