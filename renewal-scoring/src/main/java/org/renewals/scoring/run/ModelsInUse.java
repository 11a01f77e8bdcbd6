package org.renewals.scoring.run;

import java.sql.Connection;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.likelihood.StagedModel;
import org.renewals.scoring.model.Activation;
import org.renewals.scoring.model.ModelActivations;
import org.renewals.scoring.model.ModelStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The models a month is scored with: the one people put into use, or none for the expert scorecard, and its challenger. */
final class ModelsInUse {

    static final ModelsInUse SCORECARD = new ModelsInUse(null, null, null, null);

    private final @Nullable Integer championId;
    private final @Nullable StagedModel champion;
    private final @Nullable FeatureCodes championCodes;
    private final @Nullable Integer challengerId;
    private final @Nullable StagedModel challenger;
    private final @Nullable FeatureCodes challengerCodes;

    ModelsInUse(
            @Nullable Integer championId,
            @Nullable StagedModel champion,
            @Nullable Integer challengerId,
            @Nullable StagedModel challenger) {
        this.championId = championId;
        this.champion = champion;
        this.championCodes = champion == null ? null : new FeatureCodes(champion.features());
        this.challengerId = challengerId;
        this.challenger = challenger;
        this.challengerCodes = challenger == null ? null : new FeatureCodes(challenger.features());
    }

    static ModelsInUse in(YearMonth month, Connection connection) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        Integer champion =
                ModelActivations.championFor(jdbc, month).map(Activation::model).orElse(null);
        Integer challenger = ModelActivations.challengerFor(jdbc, month).orElse(null);
        return new ModelsInUse(champion, model(jdbc, champion), challenger, model(jdbc, challenger));
    }

    private static @Nullable StagedModel model(JdbcClient jdbc, @Nullable Integer id) {
        return id == null ? null : StagedModel.fromJson(ModelStore.body(jdbc, id));
    }

    /** Tells two pairs of models apart, for a run that is taken up again. */
    String name() {
        return "model-" + (championId == null ? "scorecard" : championId)
                + (challengerId == null ? "" : "/" + challengerId);
    }

    @Nullable
    Integer championId() {
        return championId;
    }

    @Nullable
    StagedModel champion() {
        return champion;
    }

    @Nullable
    FeatureCodes championCodes() {
        return championCodes;
    }

    @Nullable
    Integer challengerId() {
        return challengerId;
    }

    @Nullable
    StagedModel challenger() {
        return challenger;
    }

    @Nullable
    FeatureCodes challengerCodes() {
        return challengerCodes;
    }
}
