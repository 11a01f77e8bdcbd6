package org.renewals.web.support;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.shared.Refused;

/**
 * What is wrong with a form, for the summary above it and beside the field.
 *
 * @param field id of the field it is about; null for the form as a whole
 */
public record FormError(@Nullable String field, String key, List<Object> arguments) {

    public static FormError of(@Nullable String field, String key) {
        return new FormError(field, key, List.of());
    }

    public static FormError of(@Nullable String field, Refused refused) {
        return new FormError(field, refused.key(), refused.arguments());
    }
}
