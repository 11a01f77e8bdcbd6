package org.renewals.analysis.likelihood;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.StagedModel;
import org.renewals.scoring.renewal.ContractFeature;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The models that explain stored scores. A version never changes once it is stored, and says the same to everybody: it is
 * not scoped data, so the last few are kept.
 */
@Component
class LikelihoodModels {

    private static final int KEPT = 4;

    private final JdbcClient jdbc;
    private final Map<Integer, Version> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    LikelihoodModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A version, ready to explain.
     *
     * @param order what stored values are of
     */
    record Version(int id, String name, StagedModel model, List<ContractFeature> order) {

        /** The word the number of a categorical feature stands for; null for none. */
        @Nullable
        String word(ContractFeature feature, int level) {
            int place = order.indexOf(feature);
            List<String> levels =
                    place < 0 ? List.of() : model.features().get(place).levels();
            return level < 0 || level >= levels.size() ? null : levels.get(level);
        }

        /** The word a categorical feature has among stored values; null for none. */
        @Nullable
        String word(ContractFeature feature, float[] values) {
            int place = order.indexOf(feature);
            return place < 0 || Float.isNaN(values[place]) ? null : word(feature, (int) values[place]);
        }
    }

    Version version(int id) {
        synchronized (kept) {
            Version known = kept.get(id);
            if (known != null) {
                return known;
            }
        }
        Version version = jdbc.sql("select version, body from likelihood_model where id = :id")
                .param("id", id)
                .query((row, number) -> version(id, row.getString("version"), row.getString("body")))
                .single();
        synchronized (kept) {
            kept.put(id, version);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return version;
    }

    private static Version version(int id, String name, String body) {
        StagedModel model = StagedModel.fromJson(body);
        List<ContractFeature> order = new ArrayList<>();
        for (Feature feature : model.features()) {
            order.add(ContractFeature.valueOf(
                    feature.name().toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        return new Version(id, name, model, List.copyOf(order));
    }
}
