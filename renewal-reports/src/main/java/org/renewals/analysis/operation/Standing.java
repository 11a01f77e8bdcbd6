package org.renewals.analysis.operation;

import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Value;

/**
 * Where a city stands among the cities of the province.
 *
 * @param place 1 is the best, equals share a place; null where the city has no such figure
 * @param places cities that have the figure
 * @param province the figure of the province itself
 */
public record Standing(@Nullable Integer place, int places, Value province) {}
