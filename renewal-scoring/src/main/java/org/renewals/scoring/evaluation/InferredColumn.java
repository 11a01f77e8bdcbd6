package org.renewals.scoring.evaluation;

/**
 * A column and what it was taken for.
 *
 * @param name as in the header
 * @param missing rows without a value
 * @param distinct different values; for a category after rare ones were put together
 */
public record InferredColumn(String name, ColumnType type, int missing, int distinct) {}
