package org.renewals.web.view;

import org.jspecify.annotations.Nullable;

/**
 * A piece of text on a page.
 *
 * @param css class of the piece; null for plain text
 * @param href what it opens; null for nothing
 */
public record Piece(
        String text, @Nullable String css, @Nullable String href) {}
