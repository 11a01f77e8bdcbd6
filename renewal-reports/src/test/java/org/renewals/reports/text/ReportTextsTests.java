package org.renewals.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportTextsTests {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    private final Map<String, String> english = bundle("");
    private final Map<String, String> chinese = bundle("_zh_CN");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void noTextLosesAnArgumentInTranslation() {
        chinese.forEach((key, text) ->
                assertThat(places(text)).as(key).isEqualTo(places(Objects.requireNonNull(english.get(key)))));
    }

    @Test
    void apostrophesAreDoubledExactlyWhereArgumentsArePutIn() {
        english.forEach((key, text) -> {
            String rest = places(text).isEmpty() ? text.replace("''", "?doubled?") : text.replace("''", "");
            assertThat(rest).as(key).doesNotContain(places(text).isEmpty() ? "?doubled?" : "'");
        });
    }

    @Test
    void everyChineseTextIsWrittenWithFullWidthMarks() {
        chinese.forEach((key, text) -> assertThat(text).as(key).doesNotContainPattern("[\\u4e00-\\u9fff][,;:!?(]"));
    }

    private static SortedSet<String> places(String text) {
        SortedSet<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places;
    }

    private static Map<String, String> bundle(String language) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ReportTextsTests.class.getResourceAsStream(
                        "/" + ReportTexts.BUNDLE + language + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }
}
