package org.renewals.ingest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.Rejection;
import org.renewals.ingest.target.TargetRows;

class ImportProfileTests {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            '["{day}", {date: d/M/yyyy}]'                          | 2025-05-07
            '["{day}", {date: d/M/yyyy}, {plus_months: "{n}"}]'    | 2026-05-07
            '["{day}", {date: d/M/yyyy}, month_of, last_day]'      | 2025-05-31
            '["2025-01-31", {plus_months: "1"}]'                   | 2025-02-28
            '["2025-02", {plus_months: "-2"}]'                     | 2024-12
            '["{n}", {month_after: 2024-10}]'                      | 2025-10
            '["{n}", {month_after: 2024-10}, first_day]'           | 2025-10-01
            '["2026-10-31", {plus_days: "1"}]'                     | 2026-11-01
            '["2026-10-31", {plus_hours: "25"}]'                   | 2026-11-01T01:00:00
            '["2026-10-31T23:30:00", {plus_hours: "1"}]'           | 2026-11-01T00:30:00
            '["3.12.2026 7:05", {timestamp: "d.M.yyyy H:mm"}]'     | 2026-12-03T07:05:00
            '["4.50", {round: "0"}]'                               | 5
            '["4.49", {round: "0"}]'                               | 4
            '["-2.5", {round: "0"}]'                               | -3
            '["95", {multiply: "0.1"}, {round: "0"}]'              | 10
            '["1.234,56", decimal_comma, {add: "0.44"}]'           | 1235
            '["17", {modulo: "5"}]'                                | 2
            '["{yes}", {map: {Si: "true", No: "false"}}]'          | true
            '["x", {map: {Si: "true", "*": "?"}}]'                 | ?
            '["{n}", {at_least: "12"}]'                            | 12
            '["{n}", {at_least: "13"}]'                            | ''
            '["{n}", {at_most: "11"}, {default: none}]'            | none
            '["a", {one_of: [a, b]}]'                              | a
            '["a", {none_of: [a, b]}]'                             | ''
            '["v", {only_if: "{empty}"}]'                          | ''
            '["v", {only_if: "{n}"}]'                              | v
            '["v", {unless: "{n}"}]'                               | ''
            '["7", {pad: "3"}]'                                    | 007
            '["Ejecutivo_2", {replace: {_: " "}}, upper]'          | EJECUTIVO 2
            '["{n}", {lookup: names}]'                             | twelve
            '{empty}'                                              | ''
            'S-{n}/{{{yes}}}'                                      | S-12/{Si}
            '{$constant}-{n}'                                      | C-12
            """)
    void evaluates(String expression, String expected) throws IOException {
        TargetRows rows = open(minimal(expression));
        assertThat(rows.next()).isTrue();
        assertThat(rows.rejection()).isNull();
        assertThat(rows.raw()[1]).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            '["{bad}", {date: d/M/yyyy}]'               | bad | 31/02/2025 | profile-date
            '["{yes}", {multiply: "2"}]'                | yes | Si         | profile-number
            '["{yes}", {map: {No: "false"}}]'           | yes | Si         | choice
            '["{yes}", {lookup: names}]'                | yes | Si         | profile-lookup
            '["{yes}", {month_after: 2024-10}]'         | yes | Si         | profile-number
            '["{n}", {multiply: "1e30"}, {multiply: "1e30"}]' | n | 12     | profile-number
            """)
    void aValueNothingCanBeMadeOfRejectsTheRow(String expression, String column, String value, String reason)
            throws IOException {
        TargetRows rows = open(minimal(expression));
        assertThat(rows.next()).isTrue();
        Rejection rejection = rows.rejection();
        assertThat(rejection).isNotNull();
        assertThat(rejection.line()).isEqualTo(2);
        assertThat(rejection.column()).isEqualTo(column);
        assertThat(rejection.value()).isEqualTo(value);
        assertThat(rejection.reason().key()).isEqualTo("import.rejected." + reason);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            'targets: []'                                                           | targets              | missing-key
            'nonsense: 1'                                                           | nonsense             | unknown-key
            'name: x'                                                               | ''                   | missing-key
            'sources: {a: {encoding: UTF-8}}'                                       | sources.a            | missing-key
            'sources: {a: {file: a.csv, delimiter: x}}'                             | sources.a.delimiter  | unknown-value
            'sources: [a]'                                                          | sources              | not-a-map
            'targets: [{target: nothing}]'                                          | targets[0].target    | unknown-value
            'targets: [{target: products, rows: [{code: A, name: B}]}]'             | targets[0].rows[0]   | missing-key
            'targets: [{target: products, rows: [{code: A, name: B, family: C}]}]'  | targets[0].rows[0].family | row
            'targets: [{target: products, rows: [], distinct: true}]'               | targets[0].distinct  | not-with-rows
            'sources: {a: {file: a.csv}}\ntargets: [{target: products, source: a, columns: {code: x, name: y, family: z, colour: "1"}}]' | targets[0].columns.colour | unknown-key
            'sources: {a: {file: a.csv}}\ntargets: [{target: products, source: a, columns: {code: x, name: y, family: [z, {turn: x}]}}]' | targets[0].columns.family[1].turn | unknown-step
            'sources: {a: {file: a.csv}}\ntargets: [{target: products, source: a, columns: {code: x, name: "{", family: z}}]' | targets[0].columns.name | template
            'sources: {a: {file: a.csv}}\ntargets: [{target: products, source: a, columns: {code: x, name: "{$c}", family: z}}]' | targets[0].columns.name | unknown-placeholder
            'sources: {a: {file: a.csv}}\ntargets: [{target: products, source: a, columns: {code: "{@name}", name: y, family: z}}]' | targets[0].columns.code | unknown-placeholder
            'sources: {a: {file: a.csv}}\ntargets: [{target: products, source: a, columns: {code: x, name: [y, {date: "ppp{"}], family: z}}]' | targets[0].columns.name[1].date | date-pattern
            'sources: {a: {file: a.csv}}\ntargets: [{target: products, source: a, columns: {code: x, name: [y, {lookup: l}], family: z}}]' | targets[0].columns.name | unknown-value
            'sources: {a: {file: a.csv}}\ntargets: [{target: products, source: a, columns: {code: x, name: [y, {upper: x, lower: x}], family: z}}]' | targets[0].columns.name[1] | one-step
            """)
    void aMistakeIsNamedWithItsPlace(String yaml, String place, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("p.yml"), yaml.replace("\\n", "\n"));
        assertThatThrownBy(() -> ImportProfile.read(file)).isInstanceOfSatisfying(ImportRefused.class, refused -> {
            assertThat(refused.key()).isEqualTo("import.refused.profile." + problem);
            assertThat(refused.arguments().get(0)).isEqualTo("p.yml");
            assertThat(refused.arguments().get(1)).isEqualTo(place);
        });
    }

    @Test
    void brokenOrDangerousYamlIsRefused() throws IOException {
        for (String yaml : List.of(
                "a: [",
                "a: 1\na: 2",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1:9\"]]]]",
                "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n".repeat(1) + "[".repeat(200))) {
            Path file = Files.writeString(folder.resolve("p.yml"), yaml);
            assertThatThrownBy(() -> ImportProfile.read(file))
                    .isInstanceOf(ImportRefused.class)
                    .hasMessageContaining("import.refused.profile.yaml");
        }
        assertThatThrownBy(() -> ImportProfile.read(folder.resolve("none.yml"))).isInstanceOf(ImportRefused.class);
    }

    @Test
    void aColumnTheSourceDoesNotHaveIsNamedWithThoseItHas() {
        assertThatThrownBy(() -> open(minimal("{colour}")))
                .hasMessageContaining("import.refused.profile.column [a.csv, colour, bad, day, empty, n, yes]");
    }

    @Test
    void filtersAndDistinctAccountForEveryLine() throws IOException {
        TargetRows rows = open("""
                sources: {a: {file: a.csv}}
                targets:
                  - target: products
                    source: a
                    keep_if: ["{keep}", {one_of: [y]}]
                    distinct: true
                    columns: {code: "{code}", name: "{code}", family: other}
                """, "code,keep\nA,y\nA,y\nB,n\nC,y\nA,y\nD,\n");
        List<String> codes = new ArrayList<>();
        while (rows.next()) {
            codes.add(rows.line() + rows.raw()[0]);
        }
        assertThat(codes).containsExactly("2A", "5C");
        assertThat(rows.read()).isEqualTo(6);
        assertThat(rows.filtered()).isEqualTo(2);
    }

    @Test
    void termsRollForwardUntilTheHorizon() throws IOException {
        assertThat(terms("2024-01-31,12,"))
                .containsExactly(
                        "1  2024-01-31 2025-01-30 renewed 2025-01-30",
                        "2 1 2025-01-31 2026-01-30 renewed 2026-01-30",
                        "3 2 2026-01-31 2027-01-30 open ");
    }

    @Test
    void theLastTermThatRanOutIsTheOneLost() throws IOException {
        assertThat(terms("2024-01-01,12,1"))
                .containsExactly(
                        "1  2024-01-01 2024-12-31 renewed 2024-12-31", "2 1 2025-01-01 2025-12-31 lost 2025-12-31");
        assertThat(terms("2026-01-01,12,1")).containsExactly("1  2026-01-01 2026-12-31 lost 2026-10-31");
    }

    @Test
    void aTermThatEndsOnTheHorizonHasRunOut() throws IOException {
        assertThat(terms("2025-11-01,12,")).containsExactly("1  2025-11-01 2026-10-31 open ");
        assertThat(terms("2024-11-01,12,1"))
                .containsExactly(
                        "1  2024-11-01 2025-10-31 renewed 2025-10-31", "2 1 2025-11-01 2026-10-31 lost 2026-10-31");
    }

    @Test
    void aTermWithoutLengthRejectsTheRow() throws IOException {
        assertThat(terms("2024-01-01,0,")).containsExactly("rejected import.rejected.profile-terms");
        assertThat(terms("2024-01-01,x,")).containsExactly("rejected import.rejected.profile-number");
    }

    private List<String> terms(String row) throws IOException {
        TargetRows rows = open("""
                sources: {a: {file: a.csv}}
                targets:
                  - target: contracts
                    source: a
                    terms: {starts: "{since}", months: "{length}", horizon: "2026-10-31", ended: "{left}"}
                    columns:
                      number: "{term.number}"
                      customer_code: "{term.previous}"
                      starts_on: "{term.starts_on}"
                      ends_on: "{term.ends_on}"
                      monthly_value: "1"
                      outcome: "{term.state}"
                      decided_on: "{term.decided_on}"
                """, "since,length,left\n" + row + "\n");
        List<String> terms = new ArrayList<>();
        while (rows.next()) {
            Rejection rejection = rows.rejection();
            String[] raw = rows.raw();
            terms.add(
                    rejection != null
                            ? "rejected " + rejection.reason().key()
                            : String.join(" ", raw[0], raw[1], raw[3], raw[4], raw[10], raw[11]));
        }
        return terms;
    }

    private static String minimal(String expression) {
        return """
                constants: {constant: C}
                sources: {a: {file: a.csv}}
                lookups: {names: {source: a, key: "{n}", value: twelve}}
                targets:
                  - target: products
                    source: a
                    columns: {code: A, name: EXPRESSION, family: other}
                """.replace("EXPRESSION", expression.startsWith("[") ? expression : '"' + expression + '"');
    }

    private TargetRows open(String yaml) throws IOException {
        return open(yaml, "n,day,yes,empty,bad\n12,7/05/2025,Si,,31/02/2025\n");
    }

    private TargetRows open(String yaml, String table) throws IOException {
        ImportProfile profile = ImportProfile.read(Files.writeString(folder.resolve("p.yml"), yaml));
        Path file = Files.writeString(folder.resolve("a.csv"), table);
        Map<Source, Path> files = new HashMap<>();
        profile.sources().forEach(source -> files.put(source, file));
        return profile.parts().get(0).open(file, profile.lookUp(files));
    }
}
