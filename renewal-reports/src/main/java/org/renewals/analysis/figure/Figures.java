package org.renewals.analysis.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Writes figures for one reader: the only place where numbers are rounded (half-up) and put into a language. Numbers come
 * without their unit, for tables that name it in the head; {@link #full} adds it. Uses the bundle
 * {@code i18n/reports/messages}.
 */
public final class Figures {

    /** U+2212: as wide as the plus sign, and no line is broken after it. */
    public static final char MINUS = '\u2212';

    private static final String ONE = "1";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Only ever copied: formats are neither cheap to make nor safe to share. */
    private static final DecimalFormat PLAIN = grouped();

    /** What amounts are counted in. */
    public enum Money {
        /** 万元, one decimal. */
        TEN_THOUSAND_YUAN("ten_thousand_yuan", 10_000, 1),
        /** Whole thousands, for charts in English. */
        THOUSAND_YUAN("thousand_yuan", 1_000, 0),
        /** Whole yuan. */
        YUAN("yuan", 1, 0),
        /** Yuan and fen. */
        FEN("yuan", 1, 2);

        private final String key;
        private final long yuan;
        private final int decimals;

        Money(String key, long yuan, int decimals) {
            this.key = key;
            this.yuan = yuan;
            this.decimals = decimals;
        }

        /** Fraction digits amounts are written with. */
        public int decimals() {
            return decimals;
        }

        /** An amount in this unit, unrounded. */
        public BigDecimal of(BigDecimal yuan) {
            return yuan.divide(BigDecimal.valueOf(this.yuan));
        }
    }

    private final MessageSource messages;
    private final Locale locale;
    private final Money money;

    public Figures(MessageSource messages, Locale locale, Money money) {
        this.messages = messages;
        this.locale = locale;
        this.money = money;
    }

    /** Amounts as readers of the language expect them in summaries: 万元 in Chinese, whole yuan in English. */
    public static Figures summary(MessageSource messages, Locale locale) {
        boolean chinese = "zh".equals(locale.getLanguage());
        return new Figures(messages, locale, chinese ? Money.TEN_THOUSAND_YUAN : Money.YUAN);
    }

    /** The same reader, with amounts counted in something else. */
    public Figures in(Money other) {
        return new Figures(messages, locale, other);
    }

    public Money money() {
        return money;
    }

    public Locale locale() {
        return locale;
    }

    public String name(Metric metric) {
        return message("metric." + metric.key() + ".name");
    }

    public String definition(Metric metric) {
        return message("metric." + metric.key() + ".definition");
    }

    /** The unit as it stands in a table's head: 万元, 户, %. */
    public String unit(Metric metric) {
        return unit(metric.unit());
    }

    /** Name and unit for a table's head: 整体收入（万元）. */
    public String head(Metric metric) {
        return message("figure.head", name(metric), unit(metric));
    }

    /** The same for a figure that has a narrower name, such as that of a product. */
    public String head(Metric metric, String name) {
        return message("figure.head", name, unit(metric));
    }

    /** The head of a column of changes: 整体收入环比（%）, or PP for shares. */
    public String changeHead(Metric metric, String name) {
        boolean share = metric.unit().kind() == Unit.Kind.SHARE;
        return message(share ? "figure.change-head.share" : "figure.change-head", name);
    }

    /** A relative change in %, with its sign and without the unit; n/a where there is nothing to compare with. */
    public String percent(Change change) {
        BigDecimal relative = change.relative();
        return relative == null ? message("figure.not_available") : signed(relative.multiply(HUNDRED), 2);
    }

    /** The number without its unit, or the words for "n/a" and "suppressed". */
    public String number(Value value) {
        return switch (value.state()) {
            case NOT_AVAILABLE -> message("figure.not_available");
            case SUPPRESSED -> message("figure.suppressed");
            case KNOWN -> number(value.metric(), value.number());
        };
    }

    /** The number with its unit: 8,219.5 万元, 38.11%. */
    public String full(Value value) {
        if (!value.isKnown()) {
            return number(value);
        }
        String number = number(value);
        return withUnit(value.metric().unit(), number, number.equals(ONE));
    }

    /** A change as people quote it: +4.70%, −0.97 PP; n/a where there is nothing to compare with. */
    public String change(Change change) {
        BigDecimal difference = change.difference();
        if (difference != null && change.metric().unit().kind() == Unit.Kind.SHARE) {
            return message("figure.percentage_points", points(change.metric(), difference));
        }
        BigDecimal relative = change.relative();
        return relative == null
                ? message("figure.not_available")
                : message("figure.percent", signed(relative.multiply(HUNDRED), 2));
    }

    /** The difference itself, with its sign and without its unit: +312, +369.1, −0.97. */
    public String difference(Change change) {
        BigDecimal difference = change.difference();
        if (difference == null) {
            return message("figure.not_available");
        }
        return switch (change.metric().unit().kind()) {
            case COUNT -> signed(difference, 0);
            case MONEY -> signed(counted(difference), money.decimals);
            case SHARE -> points(change.metric(), difference);
            case DECIMAL -> signed(difference, change.metric().decimals());
        };
    }

    /** ▲ or ▼; nothing where the written change is zero or unknown. */
    public String arrow(Change change) {
        return switch (writtenSign(change)) {
            case 1 -> "▲";
            case -1 -> "▼";
            default -> "";
        };
    }

    /** The verdict on what is written: a change that rounds to zero is neither good nor bad. */
    public Change.Verdict verdict(Change change) {
        return writtenSign(change) == 0 ? Change.Verdict.NEUTRAL : change.verdict();
    }

    /** A plain number of the reader's language. */
    public String count(long number) {
        return plain(BigDecimal.valueOf(number), 0);
    }

    /** An amount in the chosen unit, without naming it; n/a for null. */
    public String amount(@Nullable BigDecimal yuan) {
        return yuan == null ? message("figure.not_available") : plain(counted(yuan), money.decimals);
    }

    /** A number with as many decimals; n/a for null. */
    public String decimal(@Nullable BigDecimal number, int decimals) {
        return number == null ? message("figure.not_available") : plain(number, decimals);
    }

    /** A fraction in %, without the sign; n/a for null. */
    public String percent(@Nullable BigDecimal fraction, int decimals) {
        return fraction == null ? message("figure.not_available") : plain(fraction.multiply(HUNDRED), decimals);
    }

    /** An amount in the chosen unit, unrounded, for charts; null for null. */
    public @Nullable BigDecimal inMoney(@Nullable BigDecimal yuan) {
        return yuan == null ? null : counted(yuan);
    }

    /** Decimals amounts are written with. */
    public int moneyDecimals() {
        return money.decimals;
    }

    /** The unit amounts are written in: 万元, yuan. */
    public String moneyUnit() {
        return unit(Unit.MONEY);
    }

    private String number(Metric metric, BigDecimal exact) {
        return switch (metric.unit().kind()) {
            case COUNT -> plain(exact, 0);
            case MONEY -> plain(counted(exact), money.decimals);
            case SHARE -> plain(exact.multiply(HUNDRED), metric.decimals());
            case DECIMAL -> plain(exact, metric.decimals());
        };
    }

    private String unit(Unit unit) {
        return unit.kind() == Unit.Kind.MONEY
                ? message("unit." + unit.key() + "." + money.key)
                : message("unit." + unit.key());
    }

    private String withUnit(Unit unit, String number, boolean one) {
        if (unit.kind() == Unit.Kind.SHARE) {
            return message("figure.percent", number);
        }
        String name = unit(unit);
        // languages without a singular have no such key
        String singular = one ? messages.getMessage("unit." + unit.key() + ".one", null, name, locale) : name;
        return message("figure.with_unit", number, singular == null ? name : singular);
    }

    private BigDecimal counted(BigDecimal yuan) {
        return money.of(yuan);
    }

    private String points(Metric metric, BigDecimal fraction) {
        return signed(fraction.multiply(HUNDRED), metric.decimals());
    }

    private int writtenSign(Change change) {
        BigDecimal difference = change.difference();
        if (difference == null) {
            return 0;
        }
        BigDecimal relative = change.relative();
        if (relative != null) {
            return relative.multiply(HUNDRED).setScale(2, RoundingMode.HALF_UP).signum();
        }
        return switch (change.metric().unit().kind()) {
            case COUNT -> difference.signum();
            case MONEY ->
                counted(difference)
                        .setScale(money.decimals, RoundingMode.HALF_UP)
                        .signum();
            case SHARE ->
                difference
                        .multiply(HUNDRED)
                        .setScale(change.metric().decimals(), RoundingMode.HALF_UP)
                        .signum();
            case DECIMAL ->
                difference
                        .setScale(change.metric().decimals(), RoundingMode.HALF_UP)
                        .signum();
        };
    }

    private String signed(BigDecimal number, int decimals) {
        BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP);
        return (rounded.signum() > 0 ? "+" : "") + plain(rounded, decimals);
    }

    /** Chinese and English group and point alike; what differs is words and units. */
    private static String plain(BigDecimal number, int decimals) {
        DecimalFormat format = (DecimalFormat) PLAIN.clone();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        // rounded first: DecimalFormat would write −0.00
        return format.format(number.setScale(decimals, RoundingMode.HALF_UP));
    }

    private static DecimalFormat grouped() {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign(MINUS);
        return new DecimalFormat("#,##0", symbols);
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
