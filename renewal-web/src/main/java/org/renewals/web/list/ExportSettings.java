package org.renewals.web.list;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of files made from lists.
 *
 * @param rows most rows of one file; who needs more narrows the list. Files beyond it would need a second person's consent,
 *     which this application does not ask for: it refuses them
 * @param atOnce most files being made at the same time
 */
@ConfigurationProperties("renewals.export")
record ExportSettings(
        @DefaultValue("10000") int rows, @DefaultValue("4") int atOnce) {

    ExportSettings {
        if (rows < 1 || atOnce < 1) {
            throw new IllegalArgumentException("renewals.export.rows is " + rows + " and renewals.export.at-once is "
                    + atOnce + "; both have to be at least 1");
        }
    }
}
