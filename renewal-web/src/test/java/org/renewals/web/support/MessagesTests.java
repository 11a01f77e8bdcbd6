package org.renewals.web.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern FIXED_KEY = Pattern.compile("#\\{\\s*([a-z][\\w.-]*)\\s*[(}]");
    private static final Pattern REFUSAL = Pattern.compile("new \\w*Refused\\(\\s*\"([a-z][\\w.-]*)\"");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Set<String> READ_BY_PEOPLE =
            Set.of("title", "alt", "placeholder", "aria-label", "aria-description", "data-confirm", "label");

    @ParameterizedTest
    @ValueSource(strings = {"web", "cli", "domain", "scoring", "reports", "mail"})
    void bothLanguagesHaveTheSameKeysAndArguments(String bundle) {
        Properties english = load("/i18n/" + bundle + "/messages.properties");
        Properties chinese = load("/i18n/" + bundle + "/messages_zh_CN.properties");
        assertThat(new TreeSet<>(chinese.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(chinese, key)).as(key).isEqualTo(arguments(english, key));
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
        }
    }

    /** A text without arguments is shown as it stands: a doubled apostrophe would be seen as two. */
    @ParameterizedTest
    @ValueSource(strings = {"web", "cli", "domain", "scoring", "reports", "mail"})
    void apostrophesAreDoubledInTextsWithArgumentsOnly(String bundle) {
        for (String file : List.of("messages", "messages_zh_CN")) {
            Properties texts = load("/i18n/" + bundle + "/" + file + ".properties");
            for (String key : texts.stringPropertyNames()) {
                if (arguments(texts, key).isEmpty()) {
                    assertThat(texts.getProperty(key)).as(key).doesNotContain("''");
                }
            }
        }
    }

    @Test
    void templatesHoldNoTextOfTheirOwn() {
        List<String> literal = new ArrayList<>();
        for (Path template : templates()) {
            for (Element element : Jsoup.parse(read(template), "", org.jsoup.parser.Parser.xmlParser())
                    .getAllElements()) {
                for (TextNode text : element.textNodes()) {
                    if (LETTER.matcher(text.text()).find()
                            && !text.text().strip().matches("\\[\\[[^\\]]*\\]\\]")) {
                        literal.add(template + ": " + text.text().strip());
                    }
                }
                for (Attribute attribute : element.attributes()) {
                    if (READ_BY_PEOPLE.contains(attribute.getKey())
                            && LETTER.matcher(attribute.getValue()).find()) {
                        literal.add(template + ": " + attribute);
                    }
                }
            }
        }
        assertThat(literal).isEmpty();
    }

    @Test
    void everyKeyOfATemplateExists() {
        Set<String> known = new TreeSet<>(load("/i18n/web/messages.properties").stringPropertyNames());
        known.addAll(load("/i18n/domain/messages.properties").stringPropertyNames());
        known.addAll(load("/i18n/reports/messages.properties").stringPropertyNames());
        List<String> missing = new ArrayList<>();
        for (Path template : templates()) {
            for (Matcher key = FIXED_KEY.matcher(read(template)); key.find(); ) {
                if (!known.contains(key.group(1))) {
                    missing.add(template + ": " + key.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRefusalHasAText() {
        Set<String> shared = keys("domain", "scoring", "reports");
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path source : sources()) {
            for (Matcher refusal = REFUSAL.matcher(read(source)); refusal.find(); found++) {
                String key = refusal.group(1);
                Set<String> known = new TreeSet<>(shared);
                known.addAll(keys(source.toString().contains("/cli/") ? "cli" : "web"));
                if (known.stream().noneMatch(key.endsWith(".") ? each -> each.startsWith(key) : key::equals)) {
                    missing.add(source.getFileName() + ": " + key);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(50);
    }

    private static Set<String> keys(String... bundles) {
        Set<String> keys = new TreeSet<>();
        for (String bundle : bundles) {
            keys.addAll(load("/i18n/" + bundle + "/messages.properties").stringPropertyNames());
        }
        return keys;
    }

    /** Numbers of the placeholders a text has; fails where the text cannot be read as a pattern. */
    private static Set<String> arguments(Properties bundle, String key) {
        String text = Objects.requireNonNull(bundle.getProperty(key), key);
        Set<String> numbers = new TreeSet<>();
        if (text.contains("{")) {
            new MessageFormat(text, Locale.ROOT);
            for (Matcher matcher = Pattern.compile("\\{(\\d+)").matcher(text); matcher.find(); ) {
                numbers.add(matcher.group(1));
            }
            assertThat(text.replace("''", ""))
                    .as("%s: an apostrophe has to be doubled beside arguments", key)
                    .doesNotContain("'");
        }
        return numbers;
    }

    private static Properties load(String path) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(MessagesTests.class.getResourceAsStream(path), path), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources() {
        return Stream.of("domain", "scoring", "reports", "web")
                .flatMap(module -> files(Path.of("../renewal-" + module + "/src/main/java"), ".java").stream())
                .toList();
    }

    private static List<Path> templates() {
        return files(TEMPLATES, ".html");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the comments that Thymeleaf takes out. */
    private static String read(Path file) {
        try {
            return Files.readString(file).replaceAll("(?s)<!--/\\*.*?\\*/-->", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
