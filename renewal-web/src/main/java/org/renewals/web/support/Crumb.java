package org.renewals.web.support;

import org.jspecify.annotations.Nullable;

/**
 * One step of the way from the whole scope to what a page shows; a page puts a list of them into its model as
 * {@code crumbs}.
 *
 * @param text a name from the data or an already translated word
 * @param href where it leads; null for where one is
 */
public record Crumb(String text, @Nullable String href) {}
