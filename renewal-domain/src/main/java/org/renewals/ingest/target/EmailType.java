package org.renewals.ingest.target;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;

/** One plain e-mail address: enough to catch slips and anything that could end a mail header. */
final class EmailType implements ColumnType {

    static final EmailType EMAIL = new EmailType();
    private static final int MAX_LENGTH = 254;
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@,;<>\"\\p{Cntrl}]+@[^\\s@,;<>\"\\p{Cntrl}.]+(\\.[^\\s@,;<>\"\\p{Cntrl}.]+)*");

    private EmailType() {}

    @Override
    public @Nullable String canonical(String value) {
        return value.length() <= MAX_LENGTH && ADDRESS.matcher(value).matches() ? value : null;
    }

    @Override
    public Reason refusal() {
        return Reason.of("email");
    }

    @Override
    public String sqlType() {
        return "text";
    }
}
