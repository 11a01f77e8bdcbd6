package broken.customer;

import broken.analysis.CachedImpl;

/** The ground floor looks at the second, which stands on it. */
public final class FarBackwards {

    public String look() {
        return new CachedImpl().value();
    }
}
