package org.renewals.ingest.profile;

/**
 * A value another source knows by a key.
 *
 * @param name what steps call it
 * @param source the source that knows it
 * @param key over the columns of that source
 * @param value over the columns of that source
 */
record Lookup(String name, Source source, Expression key, Expression value) {}
