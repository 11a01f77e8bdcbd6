package org.renewals.access;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The scope of the work this thread does now. Whoever knows on whose behalf work is done – the log-in filter, a job, a
 * command – opens it; every transaction begun inside takes it to the database. Nothing a client sends can reach it.
 */
public final class CurrentScope {

    private static final ThreadLocal<@Nullable AccessScope> HOLDER = new ThreadLocal<>();

    private CurrentScope() {}

    public static Optional<AccessScope> get() {
        return Optional.ofNullable(HOLDER.get());
    }

    /** @throws IllegalStateException if no scope is open */
    public static AccessScope require() {
        return get().orElseThrow(() -> new IllegalStateException("no access scope is open on this thread"));
    }

    /** Opens a scope until the returned handle is closed; scopes nest. */
    public static Handle open(AccessScope scope) {
        AccessScope before = HOLDER.get();
        HOLDER.set(scope);
        return () -> {
            if (before == null) {
                HOLDER.remove();
            } else {
                HOLDER.set(before);
            }
        };
    }

    public static <T> T call(AccessScope scope, Supplier<T> work) {
        try (Handle ignored = open(scope)) {
            return work.get();
        }
    }

    public static void run(AccessScope scope, Runnable work) {
        try (Handle ignored = open(scope)) {
            work.run();
        }
    }

    /** Ends an opened scope. */
    public interface Handle extends AutoCloseable {
        @Override
        void close();
    }
}
