package org.renewals.ingest.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes XLSX files part by part, also such as no program would write. */
public final class WorkbookFile implements AutoCloseable {

    private static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static final String SHEET_START =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    public static final String SHEET_END = "</sheetData></worksheet>";

    private final ZipOutputStream zip;

    /** Content of one part. */
    public interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    public WorkbookFile(Path path) throws IOException {
        zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + override("/xl/workbook.xml", MAIN + "sheet.main+xml")
                        + override("/xl/worksheets/sheet1.xml", MAIN + "worksheet+xml")
                        + override("/xl/sharedStrings.xml", MAIN + "sharedStrings+xml")
                        + "</Types>");
        part(
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"r1\" Type=\"" + OFFICE + "/officeDocument\" Target=\"xl/workbook.xml\"/>"
                        + "</Relationships>");
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"customers\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"" + OFFICE
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"rId2\" Type=\"" + OFFICE
                        + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }

    public WorkbookFile part(String name, String text) throws IOException {
        return part(name, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    public WorkbookFile part(String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.writeTo(zip);
        zip.closeEntry();
        return this;
    }

    public WorkbookFile sheet(String rows) throws IOException {
        return part("xl/worksheets/sheet1.xml", SHEET_START + rows + SHEET_END);
    }

    /** A row of inline texts. */
    public static String row(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (String text : texts) {
            row.append("<c t=\"inlineStr\"><is><t>").append(text).append("</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
