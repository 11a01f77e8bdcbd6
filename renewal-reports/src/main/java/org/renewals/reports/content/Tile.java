package org.renewals.reports.content;

/**
 * One headline figure.
 *
 * @param value without its unit
 * @param delta how it moved, in words
 * @param style of the delta: {@code good}, {@code bad} or empty
 */
public record Tile(String name, String value, String unit, String delta, String style) {}
