package org.renewals.analysis.customer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a sorted list a page begins or ends, so that the thousandth page costs what the first does.
 *
 * @param forward whether the page follows the row; otherwise it precedes it
 * @param position of that row in the whole list, from 1; for showing only
 * @param value the row's sort value as text; null where it has none
 */
public record ListCursor(
        boolean forward, long position, long id, @Nullable String value) {

    private static final Pattern FORM =
            Pattern.compile("([ab])(\\d{1,12})\\.(\\d{1,18})(?:\\.([^\\p{Cntrl}]{0,300}))?");

    /** As it stands in an address. */
    public String text() {
        return (forward ? "a" : "b") + position + "." + id + (value == null ? "" : "." + value);
    }

    /** @return empty for what no page ever offered */
    public static Optional<ListCursor> of(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ListCursor(
                matcher.group(1).equals("a"),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                matcher.group(4)));
    }
}
