package org.renewals.analysis.grid;

import org.jspecify.annotations.Nullable;
import org.renewals.grid.GridKind;

/**
 * A grid with something wrong.
 *
 * @param parent name of the grid above; null for none
 * @param city null for a grid across the province
 * @param direct customers in the grid itself and in none below
 * @param micro micro-grids directly below
 * @param unmanaged of them, without a manager
 */
public record FaultyGrid(
        String code,
        String name,
        GridKind kind,
        @Nullable String subtype,
        @Nullable String parent,
        @Nullable String city,
        @Nullable String responsible,
        long customers,
        long direct,
        long micro,
        long unmanaged) {}
