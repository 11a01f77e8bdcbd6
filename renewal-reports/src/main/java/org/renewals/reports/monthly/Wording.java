package org.renewals.reports.monthly;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Unit;
import org.renewals.analysis.figure.Value;
import org.renewals.reports.content.Cell;
import org.renewals.reports.content.Column;
import org.renewals.reports.text.ReportTexts;
import org.renewals.scoring.risk.RiskLevel;
import org.springframework.context.MessageSource;

/**
 * The words of a monthly report in one language. A sentence says that a figure rose or fell only where that is seen in the
 * digits that are printed.
 */
final class Wording {

    private static final String PREFIX = "monthly.";
    private static final int LONGEST_UNBROKEN = 18;

    private final ReportTexts texts;
    private final Locale locale;
    private final ZoneId zone;
    private final Figures figures;
    private final DateTimeFormatter monthFormat;

    /** @param zone of the dates on which a month was computed and frozen */
    Wording(ReportTexts texts, Locale locale, ZoneId zone) {
        this.texts = texts;
        this.locale = locale;
        this.zone = zone;
        this.figures = Figures.summary(texts.messageSource(), locale);
        this.monthFormat = DateTimeFormatter.ofPattern(text("month_pattern"), locale);
    }

    /** A text of the bundle below {@code monthly.} */
    String text(String key, Object... arguments) {
        return texts.text(locale, PREFIX + key, arguments);
    }

    MessageSource messages() {
        return texts.messageSource();
    }

    Figures figures() {
        return figures;
    }

    /** Amounts in charts are shorter: labels have to stand beside each other. */
    Figures chartFigures() {
        return figures.money() == Figures.Money.YUAN ? figures.in(Figures.Money.THOUSAND_YUAN) : figures;
    }

    String month(YearMonth month) {
        return monthFormat.format(month);
    }

    String date(Instant instant) {
        return LocalDate.ofInstant(instant, zone).toString();
    }

    /** City, county or manager, as the head of a column. */
    String part(Subject.Kind kind) {
        return text("part." + kind.code());
    }

    /** A title about the parts: income by city. */
    String byPart(String key, Subject.Kind kind) {
        return text(key, text("by." + kind.code()));
    }

    String risk(RiskLevel level) {
        return text("risk." + level.name().toLowerCase(Locale.ROOT));
    }

    /** Name and value of a figure and how it moved since the month before. */
    String sentence(Value value, Change change) {
        String name = figures.name(value.metric());
        if (!value.isKnown()) {
            return text("sentence.missing", name, figures.number(value));
        }
        String full = figures.full(value);
        return switch (direction(change)) {
            case "up" -> text("sentence.up", name, full, amount(change));
            case "down" -> text("sentence.down", name, full, amount(change));
            case "same" -> text("sentence.same", name, full);
            default -> text("sentence.unknown", name, full);
        };
    }

    /** {@code up}, {@code down}, {@code same} as printed, or {@code unknown}. */
    String direction(Change change) {
        if (!change.isKnown()) {
            return "unknown";
        }
        return switch (figures.arrow(change)) {
            case "▲" -> "up";
            case "▼" -> "down";
            default -> "same";
        };
    }

    /** How much a figure changed, without a sign: the verb beside it says which way. */
    String amount(Change change) {
        return unsigned(
                change.relative() == null && change.metric().unit().kind() != Unit.Kind.SHARE
                        ? figures.difference(change)
                        : figures.change(change));
    }

    static String unsigned(String number) {
        return number.startsWith("+") || number.indexOf(Figures.MINUS) == 0 ? number.substring(1) : number;
    }

    Cell cell(Value value) {
        return Cell.of(figures.number(value), value.isKnown() ? "" : "muted");
    }

    /** A change with its direction and, in colour, its verdict. */
    Cell cell(Change change) {
        String arrow = figures.arrow(change);
        String written = figures.change(change);
        return Cell.of(arrow.isEmpty() ? written : arrow + " " + written, style(change));
    }

    String style(Change change) {
        if (!change.isKnown()) {
            return "muted";
        }
        return switch (figures.verdict(change)) {
            case GOOD -> "good";
            case BAD -> "bad";
            case NEUTRAL -> "";
        };
    }

    Column column(Metric metric) {
        return Column.figure(figures.name(metric), figures.unit(metric));
    }

    /** The head of a row, kept on one line if it is a short one. */
    static Cell head(String text) {
        return Cell.of(text, text.length() <= LONGEST_UNBROKEN ? "nowrap" : "");
    }

    /** A target without needless decimals: 75%, 77.5%. */
    String target(BigDecimal fraction) {
        BigDecimal percent = fraction.multiply(BigDecimal.valueOf(100)).stripTrailingZeros();
        return text("percent", figures.decimal(percent, Math.max(0, Math.min(2, percent.scale()))));
    }

    String name(Metric metric) {
        return figures.name(metric);
    }
}
