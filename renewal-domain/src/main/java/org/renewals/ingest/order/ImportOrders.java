package org.renewals.ingest.order;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.renewals.access.CurrentScope;
import org.renewals.audit.AuditLog;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.shared.TooLarge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Orders of imports, from the first step on the page until they wait in the queue. An order is opened with its options and
 * bears a ticket; whoever opened it brings the files with that ticket, once. Needs the scope of an administrator.
 */
@Service
public class ImportOrders {

    private static final int TICKET_BYTES = 16;

    /** Orders whose files never came are forgotten then. */
    private static final Duration OPEN_FOR = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ImportContents contents;
    private final UploadLimits limits;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ImportOrders(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ImportContents contents,
            UploadLimits limits,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.contents = contents;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives out the files of one upload, one after the other. */
    public interface Upload {

        /** The next file; empty when there is none left. */
        Optional<UploadedFile> next() throws IOException;
    }

    /**
     * A file on its way in.
     *
     * @param profile whether it says how to map the others
     * @param name as the browser gave it
     */
    public record UploadedFile(boolean profile, String name, InputStream stream) {}

    /** Opens an order and returns the ticket its files have to bear. */
    @Transactional
    public String open(NewImport wanted) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("delete from import_order where status in ('open', 'receiving') and ordered_at < :old")
                .param("old", now.minus(OPEN_FOR))
                .update();
        byte[] bytes = new byte[TICKET_BYTES];
        random.nextBytes(bytes);
        String ticket = HexFormat.of().formatHex(bytes);
        jdbc.sql("""
                        insert into import_order (ticket, account_id, dry_run, correction, encoding, language, ordered_at)
                        values (:ticket, :account, :dry, :correction, :encoding, :language, :now)""")
                .param("ticket", ticket)
                .param("account", CurrentScope.require().requireAccountId())
                .param("dry", wanted.dryRun())
                .param("correction", wanted.correction())
                .param("encoding", wanted.encoding())
                .param("language", wanted.language())
                .param("now", now)
                .update();
        return ticket;
    }

    /**
     * What was said when an order was opened.
     *
     * @throws NotFound unless the order is the asker's own and still without files
     */
    @Transactional(readOnly = true)
    public NewImport opened(String ticket) {
        return jdbc.sql("""
                        select encoding, dry_run, correction, language from import_order
                        where ticket = :ticket and account_id = :account and status = 'open'""")
                .param("ticket", ticket)
                .param("account", CurrentScope.require().requireAccountId())
                .query((row, number) -> new NewImport(
                        row.getString("encoding"),
                        row.getBoolean("dry_run"),
                        row.getBoolean("correction"),
                        row.getString("language")))
                .optional()
                .orElseThrow(() -> new NotFound("import ticket", "of another"));
    }

    /**
     * Takes the files of an order and puts it into the queue; the caller has the queue looked at. Nothing is stored, and the
     * order stays open, if anything is wrong with one of them.
     *
     * @return the order's number
     * @throws NotFound unless the order is the asker's own and still without files; no byte has been read then
     * @throws TooLarge if a file or all together are larger than accepted
     * @throws Refused if a name cannot be accepted, the upload broke off, or there is nothing to load
     */
    public int receive(String ticket, Upload upload) {
        int order = claim(ticket);
        boolean complete = false;
        try {
            store(order, upload);
            complete = true;
        } catch (IOException e) {
            throw new Refused("import.upload.broken");
        } finally {
            if (!complete) {
                contents.forget(order);
                move(order, "receiving", "open");
            }
        }
        queue(order);
        return order;
    }

    private int claim(String ticket) {
        return inTransaction(() -> jdbc.sql("""
                        update import_order set status = 'receiving'
                        where ticket = :ticket and account_id = :account and status = 'open' returning id""")
                .param("ticket", ticket)
                .param("account", CurrentScope.require().requireAccountId())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new NotFound("import ticket", "of another")));
    }

    private void store(int order, Upload upload) throws IOException {
        Set<String> stems = new HashSet<>();
        int files = 0;
        boolean profile = false;
        long total = 0;
        for (Optional<UploadedFile> next = upload.next(); next.isPresent(); next = upload.next()) {
            UploadedFile file = next.get();
            String name = UploadName.accepted(file.name());
            if (++files > limits.maxFiles()) {
                throw new TooLarge("import.upload.too-many", limits.maxFiles());
            }
            if (file.profile() && profile) {
                throw new ImportRefused("import.upload.two-profiles");
            }
            profile |= file.profile();
            if (!file.profile() && !stems.add(stem(name))) {
                throw new ImportRefused("import.upload.twice", name);
            }
            total += storeFile(order, file, name, limits.maxTotalSize().toBytes() - total);
        }
        if (stems.isEmpty()) {
            throw new ImportRefused("import.upload.nothing");
        }
    }

    /** @param left bytes that may still come, of this file and all after it */
    private long storeFile(int order, UploadedFile file, String name, long left) throws IOException {
        ContentKind kind = file.profile() ? ContentKind.PROFILE : ContentKind.DATA;
        if (limits.maxFileSize().toBytes() <= left) {
            return contents.store(order, kind, name, file.stream(), limits.maxFileSize());
        }
        try {
            return contents.store(order, kind, name, file.stream(), DataSize.ofBytes(left));
        } catch (TooLarge e) {
            throw tooLarge(limits.maxTotalSize());
        }
    }

    /** What a file and its rejects file have in common; two of a kind would overwrite each other's. */
    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    }

    /** What to say about an upload that is larger than accepted as a whole. */
    public static TooLarge tooLarge(DataSize limit) {
        return new TooLarge("import.upload.too-large", UploadLimits.text(limit));
    }

    private void queue(int order) {
        inTransaction(() -> {
            int moved = jdbc.sql("""
                            update import_order set status = 'waiting', ordered_at = :now
                            where id = :id and status = 'receiving'""")
                    .param("now", OffsetDateTime.now(clock))
                    .param("id", order)
                    .update();
            audit.record(
                    "import.ordered",
                    "import",
                    Integer.toString(order),
                    Map.of(
                            "files",
                            contents.of(order).stream().map(StoredFile::name).toList()));
            return moved;
        });
    }

    /**
     * Puts an interrupted order into the queue again.
     *
     * @throws NotFound if there is no such order
     * @throws Refused if it is not interrupted
     */
    @Transactional
    public void again(int order) {
        requireExisting(order);
        interruptDead();
        if (!move(order, "interrupted", "waiting")) {
            throw new Refused("import.order.moved-on");
        }
        audit.record("import.ordered-again", "import", Integer.toString(order), Map.of());
    }

    /**
     * Drops an order that waits or was interrupted, with its files.
     *
     * @throws NotFound if there is no such order
     * @throws Refused if it is neither
     */
    @Transactional
    public void withdraw(int order) {
        requireExisting(order);
        interruptDead();
        if (!move(order, "interrupted", "withdrawn") && !move(order, "waiting", "withdrawn")) {
            throw new Refused("import.order.moved-on");
        }
        contents.dropUploaded(order);
        audit.record("import.withdrawn", "import", Integer.toString(order), Map.of());
    }

    private void requireExisting(int order) {
        if (jdbc.sql("select id from import_order where id = :id")
                .param("id", order)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw new NotFound("import", order);
        }
    }

    /** Says of orders whose runner died what the next runner would say. */
    private void interruptDead() {
        if (!ImportRunner.isAtWork(jdbc)) {
            jdbc.sql("update import_order set status = 'interrupted', finished_at = :now where status = 'running'")
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        }
    }

    private boolean move(int order, String from, String to) {
        return inTransaction(() -> jdbc.sql("update import_order set status = :to where id = :id and status = :from")
                        .param("to", to)
                        .param("id", order)
                        .param("from", from)
                        .update()
                == 1);
    }

    /** Files uploaded for an order, and the rejects files it left. */
    public List<StoredFile> files(int order) {
        return contents.of(order);
    }

    /**
     * A rejects file of an order; that somebody fetched it is written down, for it holds customers' data.
     *
     * @throws NotFound if the order has none with that number
     */
    @Transactional
    public StoredFile fetchRejects(int order, long content) {
        StoredFile file = contents.of(order).stream()
                .filter(stored -> stored.kind() == ContentKind.REJECTS && stored.id() == content)
                .findFirst()
                .orElseThrow(() -> new NotFound("rejects file", content));
        audit.record("import.rejects-fetched", "import", Integer.toString(order), Map.of("file", file.name()));
        return file;
    }

    /** Gives out the content of a file, piece by piece. */
    public void write(StoredFile file, OutputStream target) throws IOException {
        contents.write(file.id(), target);
    }

    private <T> T inTransaction(Supplier<T> work) {
        T result = transaction.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("a transaction without a result");
        }
        return result;
    }
}
