package broken.customer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.renewals.access.AccessScope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does everything the right way. */
public final class Innocent {

    private final JdbcClient jdbc;
    private final Clock clock;

    public Innocent(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<String> names(AccessScope scope) {
        return new Selection(scope).names();
    }

    private final class Selection {

        private final AccessScope scope;

        Selection(AccessScope scope) {
            this.scope = scope;
        }

        List<String> names() {
            return read("select name from customer c where " + scope.predicate("c"));
        }
    }

    private List<String> read(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    public String today() {
        return LocalDate.now(clock) + " " + Instant.now(clock) + System.nanoTime();
    }
}
