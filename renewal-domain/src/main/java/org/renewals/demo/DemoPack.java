package org.renewals.demo;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A written data pack.
 *
 * @param folder where the files are
 * @param rows data rows by file name (with extension), in the order of contract.md; {@code truth.csv} comes last
 */
public record DemoPack(Path folder, Map<String, Long> rows) {

    public DemoPack {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }
}
