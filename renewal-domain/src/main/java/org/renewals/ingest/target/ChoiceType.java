package org.renewals.ingest.target;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;

/** One of a few words, in English or Chinese, in any case. */
final class ChoiceType implements ColumnType {

    private final Map<String, String> codes = new LinkedHashMap<>();
    private final List<String> accepted;
    private final String sqlType;

    private ChoiceType(String sqlType, String... codesAndChinese) {
        this.sqlType = sqlType;
        List<String> words = new ArrayList<>();
        for (int i = 0; i < codesAndChinese.length; i += 2) {
            codes.put(codesAndChinese[i], codesAndChinese[i]);
            codes.put(codesAndChinese[i + 1], codesAndChinese[i]);
            words.add(codesAndChinese[i]);
        }
        accepted = List.copyOf(words);
    }

    /** @param codesAndChinese each code followed by its Chinese word */
    static ChoiceType of(String... codesAndChinese) {
        return new ChoiceType("text", codesAndChinese);
    }

    static ChoiceType yesOrNo() {
        return new ChoiceType("boolean", "true", "是", "false", "否");
    }

    @Override
    public @Nullable String canonical(String value) {
        String code = codes.get(value);
        return code != null ? code : codes.get(value.toLowerCase(Locale.ROOT));
    }

    @Override
    public Reason refusal() {
        return Reason.of("choice", String.join(", ", accepted));
    }

    @Override
    public String sqlType() {
        return sqlType;
    }
}
