package org.renewals.ingest.file;

import org.renewals.shared.Refused;

/** A whole file, profile or import that cannot be used. Nothing of it has been loaded. */
public final class ImportRefused extends Refused {

    public ImportRefused(String key, Object... arguments) {
        super(key, arguments);
    }
}
