package org.renewals.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.renewals.ingest.file.ImportMessages;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.Reason;

/** Every reason the import can give has a text in both languages, and no text is left over. */
class ImportMessageTests {

    private static final Pattern REFUSED = Pattern.compile("\"(import\\.refused\\.[a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern REJECTED = Pattern.compile("Reason\\s*\\.of\\(\\s*\"([a-z0-9-]+)\"");

    private static final Pattern PROFILE = Pattern.compile("new ProfileError\\(\\s*[^,;]+,\\s*\"([a-z-]+)\"");

    @Test
    void bundlesHoldExactlyTheReasonsOfTheCode() throws IOException {
        Set<String> used = keysInCode();
        assertThat(keys("messages.properties")).isEqualTo(used);
        assertThat(keys("messages_zh_CN.properties")).isEqualTo(used);
    }

    @Test
    void textsNameTheirArguments() {
        Reason reason = Reason.of("integer", 0, 2147483647);
        assertThat(ImportMessages.text(reason, Locale.US)).isEqualTo("not a whole number from 0 to 2147483647");
        assertThat(ImportMessages.text(reason, Locale.CHINA)).isEqualTo("不是 0 到 2147483647 之间的整数");
        assertThat(ImportMessages.text(new ImportRefused("import.refused.missing", "a.csv"), Locale.GERMANY))
                .isEqualTo("There is no file a.csv.");
    }

    private static Set<String> keysInCode() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/renewals/ingest"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String code = Files.readString(file);
                for (Matcher m = REFUSED.matcher(code); m.find(); ) {
                    keys.add(m.group(1));
                }
                for (Matcher m = PROFILE.matcher(code); m.find(); ) {
                    keys.add("import.refused.profile." + m.group(1));
                }
                for (Matcher m = REJECTED.matcher(code); m.find(); ) {
                    keys.add("import.rejected." + m.group(1));
                }
            }
        }
        // chosen by a condition inside the call
        keys.addAll(List.of(
                "import.rejected.province-with-parent",
                "import.rejected.parent-missing",
                "import.rejected.decimal",
                "import.rejected.decimal-positive"));
        return keys;
    }

    private static Set<String> keys(String bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/i18n/domain", bundle), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Set<String> keys = new TreeSet<>(properties.stringPropertyNames());
        keys.removeIf(key -> !key.startsWith("import.refused.") && !key.startsWith("import.rejected."));
        return keys;
    }
}
