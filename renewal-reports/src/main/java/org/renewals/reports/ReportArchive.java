package org.renewals.reports;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every report that left, as it left: a document is added and never changed. */
@Repository
public class ReportArchive {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReportArchive(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Stores a monthly report, unless the latest version of its month, scope and language consists of the same bytes.
     *
     * @return the stored document: the new version, or the one that was there
     */
    @Transactional
    public ArchivedReport keep(YearMonth month, AccessScope scope, Locale language, ReportContent report) {
        ReportScope owner = ReportScope.of(scope);
        String key = "monthly/%s/%s/%d/%s".formatted(month, owner.kind(), owner.id(), language.getLanguage());
        // one at a time, so that two nodes cannot both take the next version number
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "report_document/" + key)
                .query()
                .singleRow();
        String sha256 = sha256(report.content());
        Optional<Latest> latest = jdbc.sql("""
                        select id, version, sha256 from report_document
                        where kind = 'monthly' and month = :month and scope_kind = :kind and scope_id = :scope
                          and language = :language
                        order by version desc limit 1
                        """)
                .param("month", month.atDay(1))
                .param("kind", owner.kind())
                .param("scope", owner.id())
                .param("language", language.getLanguage())
                .query(Latest.class)
                .optional();
        if (latest.isPresent() && latest.get().sha256().equals(sha256)) {
            return new ArchivedReport(latest.get().id(), latest.get().version(), false);
        }
        int version = latest.map(Latest::version).orElse(0) + 1;
        long id = jdbc.sql("""
                        insert into report_document (kind, month, scope_kind, scope_id, language, version, sha256, title,
                            file_name, headline_labels, headline_values, content, created_at)
                        values ('monthly', :month, :kind, :scope, :language, :version, :sha256, :title, :fileName,
                            :labels, :values, :content, :now)
                        returning id
                        """)
                .param("month", month.atDay(1))
                .param("kind", owner.kind())
                .param("scope", owner.id())
                .param("language", language.getLanguage())
                .param("version", version)
                .param("sha256", sha256)
                .param("title", report.title())
                .param("fileName", report.fileName())
                .param(
                        "labels",
                        report.headline().stream().map(ReportFigure::label).toArray(String[]::new))
                .param(
                        "values",
                        report.headline().stream().map(ReportFigure::value).toArray(String[]::new))
                .param("content", report.content())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new ArchivedReport(id, version, true);
    }

    /**
     * A stored report, for the scope it was computed with or for the system, which sends it there.
     *
     * @return empty if there is none or it belongs to another scope
     */
    @Transactional(readOnly = true)
    public Optional<ReportContent> find(long id, AccessScope scope) {
        boolean any = scope.kind() == AccessScope.Kind.SYSTEM;
        ReportScope owner = any ? new ReportScope("", 0) : ReportScope.of(scope);
        return jdbc.sql("""
                        select title, file_name, headline_labels, headline_values, content from report_document
                        where id = :id and (:any or scope_kind = :kind and scope_id = :scope)
                        """)
                .param("id", id)
                .param("any", any)
                .param("kind", owner.kind())
                .param("scope", owner.id())
                .query((row, number) -> new ReportContent(
                        row.getString("title"),
                        row.getString("file_name"),
                        row.getBytes("content"),
                        figures((String[]) row.getArray("headline_labels").getArray(), (String[])
                                row.getArray("headline_values").getArray())))
                .optional();
    }

    private static List<ReportFigure> figures(String[] labels, String[] values) {
        List<ReportFigure> figures = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            figures.add(new ReportFigure(labels[i], values[i]));
        }
        return figures;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private record Latest(long id, int version, String sha256) {}
}
