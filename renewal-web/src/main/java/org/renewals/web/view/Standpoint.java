package org.renewals.web.view;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.ReportMonth;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Figures;
import org.renewals.web.support.Crumb;
import org.renewals.web.support.MonthChoice;
import org.springframework.context.MessageSource;

/**
 * What a page shows figures of: a subject of the reader's scope in a computed month.
 *
 * @param top the widest subject of the scope
 * @param months all computed months, latest first
 * @param inYuan whether the reader asked for summaries in yuan
 */
public record Standpoint(
        AccessScope scope,
        Subject top,
        Subject subject,
        ReportMonth reportMonth,
        List<YearMonth> months,
        boolean inYuan) {

    public YearMonth month() {
        return reportMonth.month();
    }

    public MonthChoice monthChoice() {
        return new MonthChoice(month(), months);
    }

    /** An address that keeps month, subject and money unit. */
    public Link link(String path) {
        return linkOf(subject, path);
    }

    /** An address that keeps month and money unit, about another subject. */
    public Link linkOf(Subject other, String path) {
        Link link = withoutSubject(path);
        return other.equals(top) || isTop(other) ? link : link.with(other.kind().code(), other.code());
    }

    /** An address that keeps month and money unit, about the whole scope. */
    public Link withoutSubject(String path) {
        return Link.to(path).with("month", month()).with("money", inYuan ? "yuan" : null);
    }

    /** What a form sends along to keep month, subject and money unit. */
    public Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("month", month().toString());
        if (!isTop(subject)) {
            kept.put(subject.kind().code(), subject.code());
        }
        if (inYuan) {
            kept.put("money", "yuan");
        }
        return kept;
    }

    /** The way from the whole scope down to the subject. */
    public List<Crumb> crumbs(MessageSource messages, Locale locale, String path) {
        List<Crumb> crumbs = new ArrayList<>();
        if (!isTop(subject)) {
            crumbs.add(new Crumb(top.name(), linkOf(top, path).toString()));
            Subject parent = subject.parent();
            if (parent != null && !isTop(parent)) {
                crumbs.add(new Crumb(parent.name(), linkOf(parent, path).toString()));
            }
        }
        crumbs.add(new Crumb(nameOf(subject, messages, locale), null));
        return crumbs;
    }

    /** A county's row for what belongs to its city directly says so. */
    public static String nameOf(Subject subject, MessageSource messages, Locale locale) {
        return subject.isDirect()
                ? messages.getMessage("subject.direct", new Object[] {subject.name()}, locale)
                : subject.name();
    }

    /** Summaries in the reader's language: 万元 in Chinese, unless yuan were asked for or it is about one manager. */
    public Figures figures(MessageSource messages, Locale locale) {
        Figures figures = Figures.summary(messages, locale);
        return inYuan || subject.is(Subject.Kind.MANAGER) ? figures.in(Figures.Money.YUAN) : figures;
    }

    /** The same page in the other money unit; null where there is none to choose. */
    public @Nullable String otherMoney(String path, Locale locale) {
        if (!locale.getLanguage().equals("zh") || subject.is(Subject.Kind.MANAGER)) {
            return null;
        }
        return new Standpoint(scope, top, subject, reportMonth, months, !inYuan)
                .link(path)
                .toString();
    }

    private boolean isTop(Subject other) {
        return other.kind() == top.kind() && other.id() == top.id();
    }
}
