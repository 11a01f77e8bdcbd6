package org.renewals.ingest.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.renewals.access.CurrentScope;
import org.renewals.database.SessionLock;
import org.renewals.ingest.order.ImportOrders.UploadedFile;
import org.renewals.shared.Refused;
import org.renewals.testing.DomainApplication;
import org.renewals.testing.TestDatabase;
import org.renewals.testing.TwoCities;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Orders in the queue: one at a time, in order, and never running for ever. */
@SpringBootTest(classes = DomainApplication.class)
class ImportQueueTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @TempDir
    static Path work;

    @Autowired
    private ImportOrders orders;

    @Autowired
    private ImportRunner runner;

    @Autowired
    private ImportHistory history;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        database.properties(registry::add);
        registry.add("renewals.imports.work-folder", () -> work);
    }

    @BeforeEach
    void empty() {
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("delete from import_order").update();
        owner.sql("delete from import_batch").update();
        owner.sql("delete from product").update();
        if (owner.sql("select count(*) from account").query(Integer.class).single() == 0) {
            TwoCities.settle(database);
        }
    }

    @Test
    void whatWaitsIsLoadedInOrderAndItsFilesAreDroppedThen() {
        int first = order("A");
        int second = order("B");
        assertThat(state(first)).isEqualTo(ImportState.WAITING);
        runner.runWaiting();
        assertThat(look("select k.name || ' ' || b.id from import_order o join import_batch b on b.id = o.batch_id"
                        + " join import_content k on k.order_id = o.id order by b.started_at, b.id"))
                .hasSize(2);
        assertThat(look("select o.id from import_order o join import_batch b on b.id = o.batch_id order by b.id"))
                .containsExactly(Integer.toString(first), Integer.toString(second));
        assertThat(look("select code from product order by code")).containsExactly("A", "B");
        assertThat(look("select count(*) from import_content_chunk")).containsExactly("0");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void aRunnerLeavesTheQueueToAnotherThatIsAlive() throws SQLException {
        int order = order("A");
        try (Connection other = database.app().getConnection();
                SessionLock lock = SessionLock.take(other, ImportRunner.LOCK).orElseThrow()) {
            runner.runWaiting();
            assertThat(state(order)).isEqualTo(ImportState.WAITING);
        }
        runner.runWaiting();
        assertThat(state(order)).isEqualTo(ImportState.DONE);
    }

    @Test
    void anOrderIsRunningOnlyWhileItsRunnerIsAlive() throws SQLException {
        int order = order("A");
        execute("update import_order set status = 'running', started_at = now()");
        try (Connection other = database.app().getConnection();
                SessionLock lock = SessionLock.take(other, ImportRunner.LOCK).orElseThrow()) {
            assertThat(state(order)).isEqualTo(ImportState.RUNNING);
            assertThatThrownBy(() -> asAdmin(() -> {
                        orders.again(order);
                        return order;
                    }))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("import.order.moved-on");
        }
        // its process is gone, and nobody has to do anything for that to show
        assertThat(state(order)).isEqualTo(ImportState.INTERRUPTED);

        runner.runWaiting();
        assertThat(look("select status from import_order")).containsExactly("interrupted");
        assertThat(look("select code from product")).isEmpty();

        asAdmin(() -> {
            orders.again(order);
            return order;
        });
        runner.runWaiting();
        assertThat(state(order)).isEqualTo(ImportState.DONE);
        assertThat(look("select code from product")).containsExactly("A");
    }

    @Test
    void whatAKilledRunnerLeftIsDeletedAndWhatBelongsToOthersStays() throws IOException {
        order("A");
        execute("update import_order set status = 'running', started_at = now()");
        Path left = Files.createDirectory(work.resolve(
                "renewals-import-" + look("select ticket from import_order").get(0) + "-1"));
        Files.writeString(left.resolve("products.csv"), "x");
        Path ofAnotherDatabase = Files.createDirectory(work.resolve("renewals-import-" + "0".repeat(32) + "-1"));
        runner.runWaiting();
        assertThat(left).doesNotExist();
        assertThat(ofAnotherDatabase).exists();
        Files.delete(ofAnotherDatabase);
    }

    @Test
    void anOrderWaitsWhileACommandImports() throws SQLException {
        int order = order("A");
        try (Connection command = database.app().getConnection()) {
            command.setAutoCommit(false);
            try (var lock = command.createStatement()) {
                lock.execute("select pg_advisory_xact_lock(7036874417767)");
            }
            runner.runWaiting();
            assertThat(state(order)).isEqualTo(ImportState.WAITING);
            command.rollback();
        }
        runner.runWaiting();
        assertThat(state(order)).isEqualTo(ImportState.DONE);
    }

    @Test
    void anInterruptedCommandIsShownAsSuch() {
        execute("insert into import_batch (actor, started_at, status) values ('killed', now(), 'running')");
        assertThat(asAdmin(() -> history.list(0, 10)))
                .extracting(ImportEntry::state, ImportEntry::fromCommand, ImportEntry::who)
                .containsExactly(tuple(ImportState.INTERRUPTED, true, "killed"));
    }

    @Test
    void anUploadThatBreaksOffLeavesNothingAndTheTicketGood() {
        String ticket = asAdmin(() -> orders.open(new NewImport(null, false, false, "en")));
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream(new byte[3_000_000]), new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        throw new IOException("connection reset");
                    }
                });
        assertThatThrownBy(() -> asAdmin(() -> orders.receive(ticket, upload("products.csv", broken))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("import.upload.broken");
        assertThat(look("select count(*) from import_content")).containsExactly("0");
        assertThat(look("select count(*) from import_content_chunk")).containsExactly("0");
        assertThat(asAdmin(() -> orders.receive(ticket, upload("products.csv", csv("A")))))
                .isPositive();
    }

    private int order(String product) {
        String ticket = asAdmin(() -> orders.open(new NewImport(null, false, false, "en")));
        return asAdmin(() -> orders.receive(ticket, upload("products.csv", csv(product))));
    }

    private static InputStream csv(String product) {
        return new ByteArrayInputStream(
                ("code,name,family\n" + product + ",Name,standard\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ImportOrders.Upload upload(String name, InputStream content) {
        Deque<UploadedFile> files = new ArrayDeque<>(List.of(new UploadedFile(false, name, content)));
        return () -> Optional.ofNullable(files.poll());
    }

    private ImportState state(int order) {
        return asAdmin(() -> history.order(order)).state();
    }

    private static <T> T asAdmin(Supplier<T> work) {
        return CurrentScope.call(TwoCities.ADMIN, work);
    }

    private static List<String> look(String query) {
        return JdbcClient.create(database.owner())
                .sql(query)
                .query(String.class)
                .list();
    }

    private static void execute(String statement) {
        JdbcClient.create(database.owner()).sql(statement).update();
    }
}
