package org.renewals.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** One unit of the organisation. Written by imports; read by everybody, for it names places only. */
@Entity
public class OrgUnit {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    @Column(nullable = false, unique = true)
    private String code;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private OrgKind kind;

    private @Nullable Integer parentId;

    private @Nullable Integer cityId;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected OrgUnit() {}

    /** A province company: the one unit without a parent and without a city. */
    public static OrgUnit province(String code, String name) {
        OrgUnit unit = new OrgUnit();
        unit.code = code;
        unit.name = name;
        unit.kind = OrgKind.PROVINCE;
        return unit;
    }

    /** @throws IllegalStateException before the unit is stored */
    public int id() {
        if (id == null) {
            throw new IllegalStateException("organisation unit " + code + " is not stored yet");
        }
        return id;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public OrgKind kind() {
        return kind;
    }

    /** Null for the province. */
    public @Nullable Integer parentId() {
        return parentId;
    }

    /** The city this unit is or lies in; null for the province. */
    public @Nullable Integer cityId() {
        return cityId;
    }
}
