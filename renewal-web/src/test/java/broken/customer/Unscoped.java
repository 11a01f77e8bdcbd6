package broken.customer;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads customers on nobody's behalf. */
public final class Unscoped {

    private final JdbcClient jdbc;

    public Unscoped(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<String> direct() {
        return jdbc.sql("select name from customer").query(String.class).list();
    }

    public List<String> throughAPrivateMethod() {
        return names();
    }

    List<String> inALambda() {
        Supplier<List<String>> names = () -> names();
        return names.get();
    }

    public List<String> throughAnInnerClass() {
        return new Inner().read();
    }

    private final class Inner {
        List<String> read() {
            return names();
        }
    }

    /** Anybody may use this one. */
    public final class Open {
        public List<String> read() {
            return jdbc.sql("select name from customer").query(String.class).list();
        }
    }

    private List<String> names() {
        return direct();
    }
}
