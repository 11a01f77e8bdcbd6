package org.renewals.analysis.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of what happened with a customer, the latest first.
 *
 * @param next where the page of what happened before begins; null on the last
 */
public record CustomerTimeline(List<Event> events, @Nullable Cursor next) {

    public CustomerTimeline {
        events = List.copyOf(events);
    }

    /**
     * What happened, and what {@link Event#subject}, {@link Event#about}, {@link Event#more} and {@link Event#amount} say of it.
     */
    public enum Kind {
        /** Number; product; number of the contract it renews; yuan a month. */
        CONTRACT_BEGAN,
        /** Number; product. */
        CONTRACT_ENDED,
        /** Number; number of the contract that renews it; yuan a month of that one. */
        CONTRACT_RENEWED,
        /** Number; why. */
        CONTRACT_LOST,
        /** Number; on the day it counts as lost, because nobody decided. */
        CONTRACT_LAPSED,
        /** Number; what about; hours until the first reply, null where there was none. */
        COMPLAINT,
        /** Kind; what was noted; who came. */
        VISIT,
        /** Words of the questions answered, each with {@code =} and its answer, joined by commas. */
        SURVEY,
        /** Tier before; tier since. By the monthly run, on the last day of its month. */
        TIER_RATED,
        /** The same by people, on the day they decided. */
        TIER_DECIDED,
        /** Tier in effect; tier asked for; id of the request. */
        TIER_REQUESTED,
        /** The same, rejected. */
        TIER_REJECTED,
        /** The same, withdrawn. */
        TIER_WITHDRAWN,
        /** Kind of the anomaly; on the last day of its month. */
        ALERT_OPENED,
        /** Kind; state. */
        ALERT_CLOSED,
        /** Month; version. Of the month's report to the account manager, who had the customer in that month. */
        REPORTED;

        /** The word in addresses of pages. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that happened.
     *
     * @param id tells events of a kind and day apart
     */
    public record Event(
            Kind kind,
            LocalDate day,
            long id,
            String subject,
            @Nullable String about,
            @Nullable String more,
            @Nullable BigDecimal amount) {

        Cursor cursor() {
            return new Cursor(day, kind.code(), id);
        }
    }

    /** The last event of a page; the next page follows it. */
    public record Cursor(LocalDate day, String kind, long id) {

        private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.([a-z_]{1,30})\\.(\\d{1,18})");

        /** As it stands in an address. */
        public String text() {
            return day + "." + kind + "." + id;
        }

        /** @return empty for what no page ever offered */
        public static Optional<Cursor> of(String text) {
            Matcher matcher = FORM.matcher(text);
            return matcher.matches() && CustomerSort.isDay(matcher.group(1))
                    ? Optional.of(new Cursor(
                            LocalDate.parse(matcher.group(1)), matcher.group(2), Long.parseLong(matcher.group(3))))
                    : Optional.empty();
        }
    }
}
