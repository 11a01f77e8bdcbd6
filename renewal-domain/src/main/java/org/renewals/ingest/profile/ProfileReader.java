package org.renewals.ingest.profile;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Encodings;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.Rejection;
import org.renewals.ingest.file.TableOptions;
import org.renewals.ingest.target.Column;
import org.renewals.ingest.target.RowCheck;
import org.renewals.ingest.target.TargetFile;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads profiles. Everything that is wrong with one is said with its place. */
final class ProfileReader {

    private static final int MAX_CHARACTERS = 1 << 20;

    private final Path file;
    private final Map<String, String> constants = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Lookup> lookups = new LinkedHashMap<>();

    private ProfileReader(Path file) {
        this.file = file;
    }

    static ImportProfile read(Path file) {
        String name = String.valueOf(file.getFileName());
        try (Reader reader = Files.newBufferedReader(file)) {
            return new ProfileReader(file).profile(new YamlNode("", yaml().load(reader)));
        } catch (ProfileError e) {
            throw new ImportRefused("import.refused.profile." + e.problem(), name, e.place(), e.detail());
        } catch (MarkedYAMLException e) {
            String line = e.getProblemMark() == null
                    ? ""
                    : Integer.toString(e.getProblemMark().getLine() + 1);
            throw new ImportRefused("import.refused.profile.yaml", name, line, String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            throw new ImportRefused("import.refused.profile.yaml", name, "", String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            throw new ImportRefused("import.refused.utf16", name);
        } catch (IOException e) {
            throw new ImportRefused("import.refused.unreadable", file.toString());
        }
    }

    /** Plain data only, and every scalar as it is written: YAML would make a boolean of No and an octal number of 012. */
    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setMaxAliasesForCollections(50);
        options.setNestingDepthLimit(50);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                // none: text stays text
            }
        });
    }

    private ImportProfile profile(YamlNode root) {
        Map<String, YamlNode> keys =
                root.map(Set.of("name", "description", "constants", "sources", "lookups", "targets"));
        optional(keys, "constants").forEach((name, node) -> constants.put(name, node.text()));
        optional(keys, "sources").forEach((name, node) -> sources.put(name, source(name, node)));
        optional(keys, "lookups").forEach((name, node) -> lookups.put(name, lookup(name, node)));
        List<Mapping> mappings = new ArrayList<>();
        for (YamlNode node : required(keys, "targets", root).list()) {
            mappings.add(mapping(node));
        }
        if (mappings.isEmpty()) {
            throw new ProfileError("targets", "missing-key", "target");
        }
        return new ImportProfile(file, constants, List.copyOf(sources.values()), lookups, mappings);
    }

    private static Map<String, YamlNode> optional(Map<String, YamlNode> keys, String key) {
        YamlNode node = keys.get(key);
        return node == null ? Map.of() : node.map();
    }

    private static YamlNode required(Map<String, YamlNode> keys, String key, YamlNode parent) {
        YamlNode node = keys.get(key);
        if (node == null) {
            throw new ProfileError(parent.place(), "missing-key", key);
        }
        return node;
    }

    private static Source source(String name, YamlNode node) {
        Map<String, YamlNode> keys = node.map(Set.of("file", "encoding", "delimiter", "sheet"));
        YamlNode encoding = keys.get("encoding");
        YamlNode sheet = keys.get("sheet");
        return new Source(
                name,
                required(keys, "file", node).text(),
                new TableOptions(
                        encoding == null ? null : Encodings.named(encoding.text()),
                        delimiter(keys.get("delimiter")),
                        sheet == null ? null : sheet.text()));
    }

    private static @Nullable Character delimiter(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        return switch (node.text()) {
            case "comma", "," -> ',';
            case "semicolon", ";" -> ';';
            case "tab", "\t" -> '\t';
            case "pipe", "|" -> '|';
            default -> throw new ProfileError(node.place(), "unknown-value", "comma, semicolon, tab, pipe");
        };
    }

    private Lookup lookup(String name, YamlNode node) {
        Map<String, YamlNode> keys = node.map(Set.of("source", "key", "value"));
        Lookup lookup = new Lookup(
                name,
                source(required(keys, "source", node)),
                Steps.expression(required(keys, "key", node)),
                Steps.expression(required(keys, "value", node)));
        checkNames(lookup.key(), node.place() + ".key", Set.of(), false);
        checkNames(lookup.value(), node.place() + ".value", Set.of(), false);
        if (!lookup.value().lookups().isEmpty() || !lookup.key().lookups().isEmpty()) {
            throw new ProfileError(node.place(), "nested-lookup", name);
        }
        return lookup;
    }

    private Source source(YamlNode node) {
        Source source = sources.get(node.text());
        if (source == null) {
            throw new ProfileError(node.place(), "unknown-value", String.join(", ", sources.keySet()));
        }
        return source;
    }

    private Mapping mapping(YamlNode node) {
        Map<String, YamlNode> keys = node.map(
                Set.of("target", "source", "rows", "keep_if", "drop_if", "distinct", "terms", "columns", "note"));
        YamlNode targetNode = required(keys, "target", node);
        TargetFile target = TargetFile.named(targetNode.text())
                .orElseThrow(() -> new ProfileError(targetNode.place(), "unknown-value", targetNames()));
        if (keys.containsKey("rows")) {
            for (String other : List.of("source", "keep_if", "drop_if", "distinct", "terms", "columns")) {
                if (keys.containsKey(other)) {
                    throw new ProfileError(node.place() + "." + other, "not-with-rows", "rows");
                }
            }
            return writtenRows(node, target, required(keys, "rows", node));
        }
        TermChain terms = keys.containsKey("terms") ? terms(required(keys, "terms", node)) : null;
        Map<String, Expression> columns = columns(target, required(keys, "columns", node), terms != null);
        return new Mapping(
                node.place(),
                target,
                source(required(keys, "source", node)),
                List.of(),
                condition(keys.get("keep_if")),
                condition(keys.get("drop_if")),
                keys.containsKey("distinct") && yes(required(keys, "distinct", node)),
                terms,
                columns);
    }

    private static String targetNames() {
        List<String> names = new ArrayList<>();
        for (TargetFile target : TargetFile.values()) {
            names.add(target.fileName());
        }
        return String.join(", ", names);
    }

    private static boolean yes(YamlNode node) {
        return switch (node.text()) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new ProfileError(node.place(), "unknown-value", "true, false");
        };
    }

    private @Nullable Expression condition(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        Expression expression = Steps.expression(node);
        checkNames(expression, node.place(), Set.of(), false);
        return expression;
    }

    private TermChain terms(YamlNode node) {
        Map<String, YamlNode> keys = node.map(Set.of("starts", "months", "horizon", "ended"));
        List<Expression> parts = new ArrayList<>();
        for (String key : List.of("starts", "months", "horizon")) {
            YamlNode part = required(keys, key, node);
            Expression expression = Steps.expression(part);
            checkNames(expression, part.place(), Set.of(), false);
            parts.add(expression);
        }
        YamlNode ended = keys.get("ended");
        Expression never = new Expression(Template.parse("", node.place()), List.of());
        Expression end = ended == null ? never : Steps.expression(ended);
        checkNames(end, node.place() + ".ended", Set.of(), false);
        return new TermChain(parts.get(0), parts.get(1), parts.get(2), end);
    }

    private Map<String, Expression> columns(TargetFile target, YamlNode node, boolean terms) {
        Map<String, Expression> columns = new LinkedHashMap<>();
        Set<String> computed = new HashSet<>();
        node.map().forEach((name, expressionNode) -> {
            checkColumn(target, name, expressionNode);
            Expression expression = Steps.expression(expressionNode);
            checkNames(expression, expressionNode.place(), computed, terms);
            columns.put(name, expression);
            computed.add("@" + name);
        });
        for (Column column : target.columns()) {
            if (column.required() && !columns.containsKey(column.name())) {
                throw new ProfileError(node.place(), "missing-key", column.name());
            }
        }
        return columns;
    }

    private static void checkColumn(TargetFile target, String name, YamlNode node) {
        if (target.columns().stream().noneMatch(column -> column.name().equals(name))) {
            String accepted = target.columns().stream().map(Column::name).collect(Collectors.joining(", "));
            throw new ProfileError(node.place(), "unknown-key", accepted);
        }
    }

    /** Columns of the source are looked for when its file is opened; everything else is known here. */
    private void checkNames(Expression expression, String place, Set<String> computed, boolean terms) {
        for (String name : expression.names()) {
            boolean known = ImportProfile.isSourceColumn(name)
                    || (name.startsWith("$") && constants.containsKey(name.substring(1)))
                    || computed.contains(name)
                    || (terms && TermChain.PLACEHOLDERS.contains(name));
            if (!known) {
                throw new ProfileError(place, "unknown-placeholder", name);
            }
        }
        for (String lookup : expression.lookups()) {
            if (!lookups.containsKey(lookup)) {
                throw new ProfileError(place, "unknown-value", String.join(", ", lookups.keySet()));
            }
        }
    }

    private Mapping writtenRows(YamlNode node, TargetFile target, YamlNode rowsNode) {
        List<Map<String, Expression>> rows = new ArrayList<>();
        for (YamlNode row : rowsNode.list()) {
            Map<String, Expression> columns = columns(target, row, false);
            columns.forEach((name, expression) -> expression.names().stream()
                    .filter(ImportProfile::isSourceColumn)
                    .findFirst()
                    .ifPresent(column -> {
                        throw new ProfileError(row.place() + "." + name, "unknown-placeholder", column);
                    }));
            rows.add(columns);
        }
        Mapping mapping = new Mapping(node.place(), target, null, rows, null, null, false, null, Map.of());
        checkRows(mapping, rowsNode);
        return mapping;
    }

    /** Whoever reads a profile should not have to load it to learn that a row in it is wrong. */
    private void checkRows(Mapping mapping, YamlNode rowsNode) {
        String[] names = mapping.target().columns().stream().map(Column::name).toArray(String[]::new);
        RowCheck check = new RowCheck(mapping.target());
        try (WrittenRows rows = new WrittenRows(mapping, constants)) {
            while (rows.next()) {
                Rejection rejection = check.check(rows.line(), rows.raw(), names);
                if (rejection != null) {
                    String place = rowsNode.place() + "[" + (rows.line() - 1) + "]." + rejection.column();
                    throw new ProfileError(place, "row", rejection.value());
                }
            }
        } catch (UnusableValue e) {
            throw new ProfileError(
                    rowsNode.place(), "row", String.join(", ", e.reason().arguments()));
        }
    }
}
