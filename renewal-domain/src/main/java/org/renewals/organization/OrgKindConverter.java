package org.renewals.organization;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

@Converter(autoApply = true)
class OrgKindConverter implements AttributeConverter<OrgKind, String> {

    @Override
    public String convertToDatabaseColumn(OrgKind kind) {
        return kind.code();
    }

    @Override
    public OrgKind convertToEntityAttribute(String code) {
        return OrgKind.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
