package org.renewals.ingest.order;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.renewals.shared.TooLarge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Uploaded files and rejects files in the database, in pieces: neither memory nor a transaction ever holds a whole one. */
@Repository
class ImportContents {

    private static final int PIECE = 1 << 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ImportContents(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Stores a file, each piece for itself.
     *
     * @param limit the largest accepted
     * @return its size
     * @throws TooLarge if it is larger; what has been stored of it has to be dropped by the caller
     */
    long store(int order, ContentKind kind, String name, InputStream stream, DataSize limit) throws IOException {
        long id = inTransaction(() -> jdbc.sql("""
                        insert into import_content (order_id, kind, name) values (:order, :kind, :name) returning id""")
                .param("order", order)
                .param("kind", kind.code())
                .param("name", name)
                .query(Long.class)
                .single());
        long size = 0;
        int number = 0;
        for (byte[] piece = stream.readNBytes(PIECE); piece.length > 0; piece = stream.readNBytes(PIECE)) {
            size += piece.length;
            if (size > limit.toBytes()) {
                throw new TooLarge("import.upload.file-too-large", name, UploadLimits.text(limit));
            }
            append(id, number++, piece);
        }
        return size;
    }

    private void append(long id, int number, byte[] piece) {
        inTransaction(() -> {
            jdbc.sql("insert into import_content_chunk (content_id, number, bytes) values (:id, :number, :bytes)")
                    .param("id", id)
                    .param("number", number)
                    .param("bytes", piece)
                    .update();
            return jdbc.sql("update import_content set bytes = bytes + :length where id = :id")
                    .param("length", piece.length)
                    .param("id", id)
                    .update();
        });
    }

    /** Files of an order, in the order they came. */
    List<StoredFile> of(int order) {
        return inTransaction(() -> jdbc.sql(
                        "select id, kind, name, bytes from import_content where order_id = :order order by id")
                .param("order", order)
                .query((row, number) -> new StoredFile(
                        row.getLong("id"),
                        ContentKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("name"),
                        row.getLong("bytes")))
                .list());
    }

    void write(long content, OutputStream target) throws IOException {
        int number = 0;
        for (Optional<byte[]> piece = piece(content, number); piece.isPresent(); piece = piece(content, ++number)) {
            target.write(piece.get());
        }
    }

    private Optional<byte[]> piece(long content, int number) {
        return inTransaction(
                () -> jdbc.sql("select bytes from import_content_chunk where content_id = :id and number = :number")
                        .param("id", content)
                        .param("number", number)
                        .query((row, position) -> row.getBytes("bytes"))
                        .optional());
    }

    /** Forgets what was uploaded; that it was, and how large, stays known. */
    void dropUploaded(int order) {
        inTransaction(() -> jdbc.sql("""
                        delete from import_content_chunk c using import_content k
                        where k.id = c.content_id and k.order_id = :order and k.kind <> 'rejects'""").param("order", order).update());
    }

    /** Forgets every file of an order, as if none had come. */
    void forget(int order) {
        inTransaction(() -> jdbc.sql("delete from import_content where order_id = :order")
                .param("order", order)
                .update());
    }

    private <T> T inTransaction(Supplier<T> work) {
        T result = transaction.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("a transaction without a result");
        }
        return result;
    }
}
