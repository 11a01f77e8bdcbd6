package org.renewals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands of contract.md section 1 one after the other, each opening and closing the application around the database. */
class DatabaseCommandsTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @TempDir
    Path folder;

    private final Map<String, @Nullable String> before = new HashMap<>();
    private final InputStream standardInput = System.in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void nameTheDatabase() {
        database.properties((key, value) ->
                before.put(key, System.setProperty(key, value.get().toString())));
    }

    @AfterEach
    void forgetIt() {
        before.forEach((key, value) -> {
            if (value == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, value);
            }
        });
        System.setIn(standardInput);
    }

    @Test
    void aProvinceIsImportedRunReportedAndGivenItsFirstAccount() {
        String pack = folder.resolve("pack").toString();
        String reports = folder.resolve("reports").toString();
        assertThat(run("demo", "--out", pack, "--customers", "100", "--months", "4"))
                .isZero();

        assertThat(run("import", "--json", pack)).isZero();
        assertThat(ask("select count(*) from customer")).isEqualTo("100");

        assertThat(run("run", "--month", "2026-10")).isZero();
        assertThat(ask("select count(*) from assessment where month = '2026-10-01'"))
                .isNotEqualTo("0");

        assertThat(run("report", "--month", "2026-10", "--lang", "en", "--out", reports))
                .isZero();
        assertThat(folder.resolve("reports")).isDirectoryContaining("glob:**.pdf");

        String province = ask("select code from org_unit where kind = 'province'");
        System.setIn(
                new ByteArrayInputStream("a good pass phrase\na good pass phrase\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(run("user", "create", "--login", "first", "--name", "First", "--role", "admin", "--org", province))
                .isZero();
        assertThat(ask("select role from account where login = 'first'")).isEqualTo("admin");

        err.reset();
        assertThat(run("run", "--month", "2027-10")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("2027-10");
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err), false, Locale.ENGLISH);
        int code = Renewals.commandLine(terminal, SettableClock.on(LocalDate.of(2026, 11, 22)))
                .execute(arguments);
        assertThat(code == 0 ? err.toString(StandardCharsets.UTF_8) : "")
                .as(String.join(" ", arguments))
                .doesNotContain("Exception");
        return code;
    }

    private static String ask(String query) {
        return JdbcClient.create(database.owner())
                .sql(query)
                .query(String.class)
                .single();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
