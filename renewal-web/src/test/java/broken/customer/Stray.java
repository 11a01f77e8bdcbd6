package broken.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that can be changed from anywhere. Never mapped: no application scans this package. */
@Entity
public class Stray {

    @Id
    private long id;

    private int managerId;
    private String name = "";

    public void setName(String name) {
        this.name = name;
    }

    public String name() {
        return id + name + managerId;
    }

    public boolean settled() {
        return false;
    }
}
