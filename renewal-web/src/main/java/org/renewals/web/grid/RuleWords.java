package org.renewals.web.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Figures;
import org.renewals.grid.FeatureConditions;
import org.renewals.tier.Tier;
import org.springframework.context.MessageSource;

/** Says the conditions of a rule in words. */
final class RuleWords {

    private final MessageSource messages;
    private final Locale locale;
    private final Figures yuan;

    RuleWords(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
        this.yuan = new Figures(messages, locale, Figures.Money.YUAN);
    }

    /** One sentence for each condition. */
    List<String> of(FeatureConditions conditions) {
        List<String> words = new ArrayList<>();
        if (!conditions.industries().isEmpty()) {
            words.add(text(
                    "grids.rule.words.industries",
                    joined(conditions.industries().stream().sorted().toList())));
        }
        if (!conditions.tiers().isEmpty()) {
            words.add(text(
                    "grids.rule.words.tiers",
                    joined(conditions.tiers().stream().sorted().map(Tier::name).toList())));
        }
        if (!conditions.gridTypes().isEmpty()) {
            words.add(text(
                    "grids.rule.words.types",
                    joined(conditions.gridTypes().stream().sorted().toList())));
        }
        range(
                words,
                "grids.rule.words.income",
                conditions.incomeFrom() == null ? null : yuan.amount(conditions.incomeFrom()),
                conditions.incomeTo() == null ? null : yuan.amount(conditions.incomeTo()));
        range(
                words,
                "grids.rule.words.employees",
                conditions.employeesFrom() == null ? null : yuan.count(conditions.employeesFrom()),
                conditions.employeesTo() == null ? null : yuan.count(conditions.employeesTo()));
        return words;
    }

    private void range(List<String> words, String key, @Nullable String from, @Nullable String to) {
        if (from != null && to != null) {
            words.add(text(key + ".between", from, to));
        } else if (from != null) {
            words.add(text(key + ".from", from));
        } else if (to != null) {
            words.add(text(key + ".to", to));
        }
    }

    private String joined(List<String> texts) {
        return texts.stream().collect(Collectors.joining(text("grids.rule.words.or")));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
