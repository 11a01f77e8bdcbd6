package org.renewals.reports.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTests {

    @Test
    void csvOpensInSpreadsheetsWithoutAsking() throws IOException {
        String csv = new String(
                written(
                        SheetFormat.CSV,
                        Arrays.asList("安徽云帆", new BigDecimal("-12.50"), 7L, null, LocalDate.of(2026, 10, 31))),
                StandardCharsets.UTF_8);
        assertThat(csv).isEqualTo("\uFEFF名称,b,c,d,e\r\n安徽云帆,-12.50,7,,2026-10-31\r\n");
    }

    @Test
    void aWorkbookHasNumbersAsNumbersAndDatesAsDates() throws IOException {
        byte[] file = written(
                SheetFormat.XLSX,
                Arrays.asList("安徽云帆", new BigDecimal("-12.50"), 7L, null, LocalDate.of(2026, 10, 31)));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(0)).isEqualTo("名称");
            assertThat(rows.get(1).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("-12.5");
            assertThat(rows.get(1).getCellAsNumber(2)).contains(new BigDecimal("7"));
            assertThat(rows.get(1).getCellAsDate(4)).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠A1"})
    void whatLooksLikeAFormulaBecomesText(String name) throws IOException {
        assertThat(new String(written(SheetFormat.CSV, List.of(name)), StandardCharsets.UTF_8))
                .containsAnyOf("\r\n'" + name, "\r\n\"'" + name);
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(written(SheetFormat.XLSX, List.of(name))))) {
            Row row = workbook.getFirstSheet().read().get(1);
            assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(0).getFormula()).isNull();
            assertThat(row.getCellText(0)).startsWith("'");
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyRowsAllArrive(SheetFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = format.open(out, "客户", List.of("n"))) {
            for (int i = 0; i < 1_234; i++) {
                writer.row(List.of(i));
            }
        }
        if (format == SheetFormat.CSV) {
            assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1_235);
        } else {
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
                assertThat(workbook.getFirstSheet().read()).hasSize(1_235);
            }
        }
    }

    private static byte[] written(SheetFormat format, List<?> cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = format.open(out, "客户", List.of("名称", "b", "c", "d", "e"))) {
            writer.row(cells);
        }
        return out.toByteArray();
    }
}
