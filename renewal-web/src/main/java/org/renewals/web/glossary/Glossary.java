package org.renewals.web.glossary;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Looks up figures and terms. The texts are those the pages use: names and definitions of figures from the bundle
 * {@code i18n/reports/messages}, terms from {@code glossary.term.<key>} in both languages.
 */
@Component
public class Glossary {

    /** In the order of requirements.md, section 7. */
    static final List<String> TERMS = List.of(
            "group-customer",
            "group-customer-value-evaluation",
            "group-member",
            "effective-member",
            "effective-member-share",
            "zero-activity-user",
            "baseline-user",
            "baseline-retention-rate",
            "member-churn-rate",
            "average-tenure",
            "v-net",
            "v-net-penetration",
            "school-messaging",
            "bank-messaging",
            "police-service",
            "farm-messaging",
            "group-ring-back-tone",
            "mobile-switchboard",
            "group-sms",
            "standard-product",
            "industry-application",
            "group-paid-income",
            "informatization-income",
            "personal-bill-income",
            "total-group-income",
            "operating-income",
            "income-share",
            "percentage-point",
            "month-over-month",
            "year-over-year",
            "roaming-fee",
            "new-service-fee",
            "toll-fee",
            "local-fee",
            "fee-composition",
            "contribution",
            "attribute",
            "influence",
            "value-score",
            "tier-rating",
            "high-value-customer",
            "contribution-potential-type",
            "suggested-tier",
            "tier-change-request",
            "system-rating-manual-change",
            "upgrade-downgrade",
            "price-elasticity",
            "elasticity-n-a",
            "anomaly-alert",
            "status-anomaly",
            "call-anomaly",
            "threshold",
            "multidimensional-analysis",
            "zero-few-member-group",
            "unified-view",
            "province-company",
            "city-administrator",
            "account-manager",
            "summary-detail-data",
            "home-analysis-report",
            "monthly-operation-report",
            "month-freeze",
            "kpi-target",
            "main-grid",
            "sub-grid",
            "micro-grid",
            "feature-grid",
            "tiered-service",
            "renewal-report",
            "renewal-rate",
            "due-cohort-whole-base-basis",
            "renewal-willingness",
            "renewal-probability",
            "renewal-case",
            "value-review",
            "trial-extension",
            "instalments",
            "one-click-renewal",
            "e-signature",
            "resource-reservation",
            "non-price-incentive",
            "step-reward",
            "renewal-wording",
            "control-arm",
            "captive-renewal",
            "churn-reason",
            "customer-value",
            "reputation-damage-coefficient",
            "customer-lifetime-value",
            "relationship-health",
            "healthy-watch-warning-critical",
            "intervention",
            "customer-satisfaction",
            "trust-index",
            "net-promoter-score",
            "relationship-assessment",
            "complaint-first-reply",
            "masking",
            "dual-control-approval",
            "audit-log");

    private final MessageSource messages;

    Glossary(MessageSource messages) {
        this.messages = messages;
    }

    /** How many figures and terms a search finds. */
    public int matches(String typed, Locale locale) {
        GlossaryPage found = find(typed, locale);
        return found.figures().size() + found.terms().size();
    }

    /** @param typed part of a name, a definition or a key, in either language; full-width letters count as plain ones */
    GlossaryPage find(String typed, Locale locale) {
        String search = plain(typed);
        Figures own = Figures.summary(messages, locale);
        Figures other = Figures.summary(messages, other(locale));
        return new GlossaryPage(
                Arrays.stream(Metric.values())
                        .map(metric -> new GlossaryPage.Figure(
                                metric.key(),
                                own.name(metric),
                                own.unit(metric),
                                own.definition(metric),
                                metric.better().name().toLowerCase(Locale.ROOT),
                                other.name(metric)))
                        .filter(one -> holds(search, one.key(), one.name(), one.definition(), one.other()))
                        .toList(),
                TERMS.stream()
                        .map(key -> new GlossaryPage.Term(key, term(key, locale), term(key, other(locale))))
                        .filter(one -> holds(search, one.own(), one.other()))
                        .toList());
    }

    /** The language the reader did not choose. */
    static Locale other(Locale locale) {
        return locale.getLanguage().equals("zh") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    private String term(String key, Locale locale) {
        return messages.getMessage("glossary.term." + key, null, locale);
    }

    private static boolean holds(String search, String... texts) {
        return search.isEmpty() || Stream.of(texts).anyMatch(text -> plain(text).contains(search));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
