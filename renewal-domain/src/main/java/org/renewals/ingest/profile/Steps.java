package org.renewals.ingest.profile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.renewals.ingest.file.Reason;
import org.renewals.ingest.profile.Expression.Change;
import org.renewals.ingest.profile.Expression.Step;

/** The steps a profile can put values through, by their names in YAML (docs/import-profiles.md). */
final class Steps {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    /** Keeps results of products finite; far beyond any amount. */
    private static final int MAX_DIGITS = 40;

    /** Makes a step of its argument. */
    private interface Maker {
        Step make(YamlNode argument);
    }

    private static final Map<String, Maker> MAKERS = new TreeMap<>();

    static {
        MAKERS.put("date", node -> plain(date(node)));
        MAKERS.put("timestamp", node -> plain(timestamp(node)));
        MAKERS.put("month_after", node -> with(node, Steps::monthAfter));
        MAKERS.put("plus_months", node -> with(node, Steps::plusMonths));
        MAKERS.put("plus_days", node -> with(node, (value, days) -> plusHours(value, whole(days) * 24)));
        MAKERS.put("plus_hours", node -> with(node, (value, hours) -> plusHours(value, whole(hours))));
        MAKERS.put("first_day", node -> plain((value, values) -> month(value) + "-01"));
        MAKERS.put(
                "last_day",
                node -> plain((value, values) -> month(value).atEndOfMonth().toString()));
        MAKERS.put("month_of", node -> plain((value, values) -> value.length() < 7 ? value : value.substring(0, 7)));
        MAKERS.put("map", node -> plain(map(node)));
        MAKERS.put("lookup", Steps::lookup);
        MAKERS.put("decimal_comma", node -> text(value -> value.replace(".", "").replace(',', '.')));
        MAKERS.put("multiply", node -> number(node, BigDecimal::multiply));
        MAKERS.put("add", node -> number(node, BigDecimal::add));
        MAKERS.put("modulo", node -> number(node, Steps::modulo));
        MAKERS.put(
                "round",
                node -> with(
                        node,
                        (value, digits) -> number(value)
                                .setScale((int) whole(digits), RoundingMode.HALF_UP)
                                .toPlainString()));
        MAKERS.put(
                "at_least",
                node -> with(node, (value, limit) -> number(value).compareTo(number(limit)) >= 0 ? value : ""));
        MAKERS.put(
                "at_most",
                node -> with(node, (value, limit) -> number(value).compareTo(number(limit)) <= 0 ? value : ""));
        MAKERS.put("one_of", node -> oneOf(node, true));
        MAKERS.put("none_of", node -> oneOf(node, false));
        MAKERS.put("only_if", node -> onEmpty(node, (value, condition) -> condition.isEmpty() ? "" : value));
        MAKERS.put("unless", node -> onEmpty(node, (value, condition) -> condition.isEmpty() ? value : ""));
        MAKERS.put("default", node -> onEmpty(node, (value, other) -> value.isEmpty() ? other : value));
        MAKERS.put("replace", Steps::replace);
        MAKERS.put(
                "pad",
                node -> with(
                        node, (value, width) -> "0".repeat((int) Math.max(0, whole(width) - value.length())) + value));
        MAKERS.put("lower", node -> text(value -> value.toLowerCase(Locale.ROOT)));
        MAKERS.put("upper", node -> text(value -> value.toUpperCase(Locale.ROOT)));
    }

    private Steps() {}

    /** An expression: text with placeholders, or a list of such a text and steps. */
    static Expression expression(YamlNode node) {
        if (node.isText()) {
            return new Expression(Template.parse(node.text(), node.place()), List.of());
        }
        if (!node.isList() || node.list().isEmpty()) {
            throw new ProfileError(node.place(), "expression", String.valueOf(node.value()));
        }
        List<YamlNode> items = node.list();
        Template template = Template.parse(items.get(0).text(), items.get(0).place());
        List<Step> steps = new ArrayList<>();
        for (YamlNode item : items.subList(1, items.size())) {
            steps.add(step(item));
        }
        return new Expression(template, steps);
    }

    private static Step step(YamlNode node) {
        if (node.isText()) {
            return maker(node.text(), node.place()).make(new YamlNode(node.place() + "." + node.text(), ""));
        }
        Map<String, YamlNode> entries = node.map();
        if (entries.size() != 1) {
            throw new ProfileError(node.place(), "one-step", String.join(", ", entries.keySet()));
        }
        Map.Entry<String, YamlNode> entry = entries.entrySet().iterator().next();
        return maker(entry.getKey(), node.place()).make(entry.getValue());
    }

    private static Maker maker(String name, String place) {
        Maker maker = MAKERS.get(name);
        if (maker == null) {
            throw new ProfileError(place + "." + name, "unknown-step", String.join(", ", MAKERS.keySet()));
        }
        return maker;
    }

    private static Step plain(Change change) {
        return new Step(false, change, List.of(), List.of());
    }

    private static Step text(UnaryOperator<String> change) {
        return plain((value, values) -> change.apply(value));
    }

    private static Step with(YamlNode node, BinaryOperator<String> change) {
        Expression argument = expression(node);
        return new Step(
                false, (value, values) -> change.apply(value, argument.evaluate(values)), List.of(argument), List.of());
    }

    private static Step onEmpty(YamlNode node, BinaryOperator<String> change) {
        Step step = with(node, change);
        return new Step(true, step.change(), step.arguments(), step.lookups());
    }

    private static Step number(YamlNode node, BinaryOperator<BigDecimal> change) {
        return with(node, (value, argument) -> {
            BigDecimal result = change.apply(number(value), number(argument));
            if (result.precision() - result.scale() > MAX_DIGITS) {
                throw new UnusableValue(Reason.of("profile-number", value));
            }
            return result.stripTrailingZeros().toPlainString();
        });
    }

    private static Change date(YamlNode node) {
        DateTimeFormatter format = formatter(node);
        return (value, values) -> {
            try {
                return LocalDate.parse(value, format).toString();
            } catch (DateTimeException e) {
                throw new UnusableValue(Reason.of("profile-date", node.text()));
            }
        };
    }

    private static Change timestamp(YamlNode node) {
        DateTimeFormatter format = formatter(node);
        return (value, values) -> {
            try {
                return TIMESTAMP.format(LocalDateTime.parse(value, format));
            } catch (DateTimeException e) {
                throw new UnusableValue(Reason.of("profile-date", node.text()));
            }
        };
    }

    /** Strict, so that 31 February is not taken for something near it; years are proleptic, as everybody means them. */
    private static DateTimeFormatter formatter(YamlNode node) {
        try {
            return DateTimeFormatter.ofPattern(node.text().replace('y', 'u'), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new ProfileError(node.place(), "date-pattern", node.text());
        }
    }

    private static String monthAfter(String value, String base) {
        return month(base).plusMonths(whole(value)).toString();
    }

    private static String plusMonths(String value, String months) {
        long count = whole(months);
        return value.length() == 7
                ? month(value).plusMonths(count).toString()
                : day(value).plusMonths(count).toString();
    }

    private static String plusHours(String value, long hours) {
        try {
            if (value.length() == 10 && hours % 24 == 0) {
                return day(value).plusDays(hours / 24).toString();
            }
            LocalDateTime moment = value.length() == 10 ? day(value).atStartOfDay() : LocalDateTime.parse(value);
            return TIMESTAMP.format(moment.plusHours(hours));
        } catch (DateTimeException e) {
            throw new UnusableValue(Reason.of("profile-date", "YYYY-MM-DDTHH:MM:SS"));
        }
    }

    static LocalDate day(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new UnusableValue(Reason.of("profile-date", "YYYY-MM-DD"));
        }
    }

    private static YearMonth month(String value) {
        try {
            return YearMonth.parse(value);
        } catch (DateTimeException e) {
            throw new UnusableValue(Reason.of("profile-date", "YYYY-MM"));
        }
    }

    private static BigDecimal number(String value) {
        try {
            BigDecimal number = new BigDecimal(value);
            if (value.length() > MAX_DIGITS || Math.abs(number.scale()) > MAX_DIGITS) {
                throw new UnusableValue(Reason.of("profile-number", value));
            }
            return number;
        } catch (NumberFormatException e) {
            throw new UnusableValue(Reason.of("profile-number", value));
        }
    }

    /** A whole number small enough to count days, months or digits with. */
    static long whole(String value) {
        BigDecimal number = number(value);
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw new UnusableValue(Reason.of("profile-number", value));
        }
    }

    private static BigDecimal modulo(BigDecimal value, BigDecimal divisor) {
        BigInteger whole = divisor.toBigInteger();
        if (whole.signum() <= 0) {
            throw new UnusableValue(Reason.of("profile-number", divisor));
        }
        return new BigDecimal(value.toBigInteger().mod(whole));
    }

    private static Change map(YamlNode node) {
        Map<String, String> words = new LinkedHashMap<>();
        node.map().forEach((key, value) -> words.put(key, value.text()));
        String otherwise = words.remove("*");
        return (value, values) -> {
            String word = words.get(value);
            if (word != null) {
                return word;
            }
            if (otherwise != null) {
                return otherwise;
            }
            throw new UnusableValue(Reason.of("choice", String.join(", ", words.keySet())));
        };
    }

    private static Step lookup(YamlNode node) {
        String name = node.text();
        return new Step(
                false,
                (value, values) -> {
                    String found = values.lookups().getOrDefault(name, Map.of()).get(value);
                    if (found == null) {
                        throw new UnusableValue(Reason.of("profile-lookup", value, name));
                    }
                    return found;
                },
                List.of(),
                List.of(name));
    }

    private static Step oneOf(YamlNode node, boolean wanted) {
        Set<String> words = Set.copyOf(node.list().stream().map(YamlNode::text).toList());
        return text(value -> words.contains(value) == wanted ? value : "");
    }

    private static Step replace(YamlNode node) {
        Map<String, String> words = new LinkedHashMap<>();
        node.map().forEach((key, value) -> words.put(key, value.text()));
        return text(value -> {
            String result = value;
            for (Map.Entry<String, String> word : words.entrySet()) {
                result = result.replace(word.getKey(), word.getValue());
            }
            return result;
        });
    }
}
