package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_INT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.renewal.ContractFeature;

/**
 * The words of one model's categorical features by their place in its lists: industries by name, cities and products by id.
 * A word the model was not trained on is missing to it.
 */
final class FeatureCodes {

    private final Map<String, Float> industries = new HashMap<>();
    private final Map<Integer, Float> cities = new HashMap<>();
    private final Map<Integer, Float> products = new HashMap<>();

    /** @throws IllegalArgumentException if the features are not those of {@link ContractFeature}, in their order */
    FeatureCodes(List<Feature> features) {
        ContractFeature[] expected = ContractFeature.values();
        for (int i = 0; i < Math.max(features.size(), expected.length); i++) {
            if (i >= features.size()
                    || i >= expected.length
                    || !features.get(i).name().equals(expected[i].code())) {
                throw new IllegalArgumentException("The model was trained on other features than are read now: "
                        + features.stream().map(Feature::name).toList());
            }
        }
        List<String> levels = features.get(ContractFeature.INDUSTRY.position()).levels();
        for (int i = 0; i < levels.size(); i++) {
            industries.put(levels.get(i), (float) i);
        }
        numbers(features.get(ContractFeature.CITY.position()).levels(), cities);
        numbers(features.get(ContractFeature.PRODUCT.position()).levels(), products);
    }

    private static void numbers(List<String> levels, Map<Integer, Float> codes) {
        for (int i = 0; i < levels.size(); i++) {
            codes.put(Integer.valueOf(levels.get(i)), (float) i);
        }
    }

    void fill(@Nullable String industry, int city, int product, float[] into) {
        into[ContractFeature.INDUSTRY.position()] = industry == null ? Float.NaN : code(industries, industry);
        into[ContractFeature.CITY.position()] = code(cities, city);
        into[ContractFeature.PRODUCT.position()] = product == NO_INT ? Float.NaN : code(products, product);
    }

    private static <K> float code(Map<K, Float> codes, K word) {
        return codes.getOrDefault(word, Float.NaN);
    }
}
