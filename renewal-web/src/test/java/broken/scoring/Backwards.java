package broken.scoring;

import broken.analysis.CachedImpl;

/** Points upwards by a field's type alone. */
public final class Backwards {

    private final CachedImpl[] cached = {};

    public int size() {
        return cached.length;
    }
}
