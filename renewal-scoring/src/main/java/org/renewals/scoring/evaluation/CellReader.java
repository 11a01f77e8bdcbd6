package org.renewals.scoring.evaluation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the numbers and dates that people write into tables. */
final class CellReader {

    private static final Set<String> MISSING = Set.of("", "NA", "N/A", "#N/A", "NaN", "nan", "null", "NULL", "?");

    private static final Pattern PLAIN = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?%?");
    private static final Pattern THOUSANDS = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?%?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+,\\d+%?");

    /** Year, month and day in the order of their group numbers; a time of day may follow. */
    private static final String TIME = "([T ]\\d{1,2}:\\d{2}.*)?";

    private static final List<DateForm> DATES = List.of(
            new DateForm(Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + TIME), 1, 2, 3),
            new DateForm(Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日"), 1, 2, 3),
            new DateForm(Pattern.compile("(\\d{4})[-/](\\d{1,2})"), 1, 2, 0),
            new DateForm(Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})" + TIME), 3, 2, 1),
            new DateForm(Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})" + TIME), 3, 1, 2));

    private CellReader() {}

    static boolean isMissing(String cell) {
        return MISSING.contains(cell);
    }

    /** A way of writing numbers. */
    enum NumberForm {
        POINT,
        COMMA;

        /** The number, NaN if the cell is none. */
        double read(String cell) {
            String text = cell;
            if (this == COMMA && DECIMAL_COMMA.matcher(cell).matches()) {
                text = cell.replace(',', '.');
            } else if (this == POINT && THOUSANDS.matcher(cell).matches()) {
                text = cell.replace(",", "");
            } else if (!PLAIN.matcher(cell).matches()) {
                return Double.NaN;
            }
            double number = text.endsWith("%")
                    ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                    : Double.parseDouble(text);
            return Math.abs(number) > Float.MAX_VALUE ? Double.NaN : number;
        }
    }

    /** A way of writing dates: where year, month and day stand; a day of 0 stands for the first. */
    record DateForm(Pattern pattern, int year, int month, int day) {

        @Nullable
        LocalDate read(String cell) {
            Matcher matcher = pattern.matcher(cell);
            if (!matcher.matches()) {
                return null;
            }
            try {
                return LocalDate.of(
                        Integer.parseInt(matcher.group(year)),
                        Integer.parseInt(matcher.group(month)),
                        day == 0 ? 1 : Integer.parseInt(matcher.group(day)));
            } catch (DateTimeException noSuchDay) {
                return null;
            }
        }
    }

    static List<DateForm> dateForms() {
        return DATES;
    }
}
