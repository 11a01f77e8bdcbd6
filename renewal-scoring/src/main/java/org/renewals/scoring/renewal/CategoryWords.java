package org.renewals.scoring.renewal;

import org.jspecify.annotations.Nullable;

/** Turns the number a categorical feature is stored as back into its word. */
@FunctionalInterface
public interface CategoryWords {

    /**
     * @param level place in the model's list of words for this feature
     * @return the word as people know it; null where the model had met none
     */
    @Nullable
    String word(ContractFeature feature, int level);
}
