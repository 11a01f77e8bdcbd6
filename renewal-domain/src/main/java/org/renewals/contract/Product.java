package org.renewals.contract;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** Something customers subscribe to. */
@Entity
@Immutable
public class Product {

    @Id
    private int id;

    private String code;
    private String name;

    @Enumerated(EnumType.STRING)
    private ProductFamily family;

    private boolean informatization;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Product() {}

    public int id() {
        return id;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public ProductFamily family() {
        return family;
    }

    /** Whether its income counts as informatization income. */
    public boolean informatization() {
        return informatization;
    }
}
