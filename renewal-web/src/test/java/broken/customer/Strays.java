package broken.customer;

import java.util.List;
import org.springframework.data.repository.Repository;

/** A repository of scoped rows. */
public interface Strays extends Repository<Stray, Long> {

    List<Stray> findAll();
}
