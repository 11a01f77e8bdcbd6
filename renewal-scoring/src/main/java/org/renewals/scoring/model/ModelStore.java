package org.renewals.scoring.model;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.model.ModelDescription.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps trained models for good: what they are made of for people to read, and the model itself for runs to use. */
@Repository
@Transactional(readOnly = true)
public class ModelStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final TypeReference<List<TrainingNote>> NOTES = new TypeReference<>() {};

    private static final String SELECT = """
            select m.id, m.version, m.known_until, m.trained_at, a.name as who, m.seed, m.known_from, m.training_rows,
                m.contracts, m.renewed, m.features, m.candidates, m.quality, m.log
            from likelihood_model m left join account a on a.id = m.account_id\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ModelStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All versions, the newest first. */
    public List<ModelVersion> list() {
        return jdbc.sql(SELECT + "order by m.id desc")
                .query((row, number) -> version(row))
                .list();
    }

    public Optional<ModelVersion> find(int id) {
        return jdbc.sql(SELECT + "where m.id = :id")
                .param("id", id)
                .query((row, number) -> version(row))
                .optional();
    }

    /**
     * The model itself, as it was given to {@link #insert}.
     *
     * @param jdbc in a transaction of whatever scope
     * @throws org.springframework.dao.EmptyResultDataAccessException if there is no such model
     */
    public static String body(JdbcClient jdbc, int id) {
        return jdbc.sql("select body from likelihood_model where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /**
     * Adds a version; nobody else may be adding one.
     *
     * @param connection of the system's scope
     * @param account who ordered the training; null where nobody did
     * @return its id
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public int insert(Connection connection, @Nullable Integer account, ModelDescription model, String body) {
        JdbcClient batch = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        return batch.sql("""
                        insert into likelihood_model (version, known_until, trained_at, account_id, seed, known_from,
                            training_rows, contracts, renewed, features, candidates, quality, log, body)
                        values (:version, :until, :now, :account, :seed, :from, :rows, :contracts, :renewed, :features,
                            cast(:candidates as jsonb), cast(:quality as jsonb), cast(:log as jsonb), :body)
                        returning id""")
                .param("version", nextName(batch, model.knownUntil()))
                .param("until", model.knownUntil().atDay(1))
                .param("now", OffsetDateTime.now(clock))
                .param("account", account)
                .param("seed", model.seed())
                .param("from", model.knownFrom().atDay(1))
                .param("rows", model.rows())
                .param("contracts", model.contracts())
                .param("renewed", model.renewed())
                .param("features", model.features().toArray(String[]::new))
                .param("candidates", JSON.writeValueAsString(model.selection()))
                .param("quality", JSON.writeValueAsString(model.quality()))
                .param("log", JSON.writeValueAsString(model.log()))
                .param("body", body)
                .query(Integer.class)
                .single();
    }

    private static String nextName(JdbcClient batch, YearMonth knownUntil) {
        int before = batch.sql("select count(*) from likelihood_model where known_until = :month")
                .param("month", knownUntil.atDay(1))
                .query(Integer.class)
                .single();
        return "likelihood-" + knownUntil + (before == 0 ? "" : "-" + (before + 1));
    }

    private static ModelVersion version(ResultSet row) throws SQLException {
        return new ModelVersion(
                row.getInt("id"),
                row.getString("version"),
                row.getObject("trained_at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                new ModelDescription(
                        month(row, "known_from"),
                        month(row, "known_until"),
                        row.getLong("seed"),
                        row.getInt("training_rows"),
                        row.getInt("contracts"),
                        row.getInt("renewed"),
                        List.of((String[]) row.getArray("features").getArray()),
                        JSON.readValue(row.getString("candidates"), Selection.class),
                        JSON.readValue(row.getString("quality"), ModelQuality.class),
                        JSON.readValue(row.getString("log"), NOTES)));
    }

    private static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }
}
