package org.renewals.view;

/**
 * A list as somebody wants to see it again.
 *
 * @param query parameters of the list's address, encoded: filter, place, order and columns; empty for the list as it is
 * @param standard whether it opens when the list is opened without parameters; at most one of a list
 */
public record SavedView(long id, String name, String query, boolean standard) {}
