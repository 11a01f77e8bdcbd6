package broken.analysis;

import broken.customer.Stray;
import java.util.Optional;
import org.springframework.cache.annotation.Cacheable;

/** Keeps what one reader saw for the next. */
public class CachedImpl {

    @Cacheable("values")
    public String value() {
        return Optional.<Stray>empty().map(Stray::name).orElse("");
    }
}
