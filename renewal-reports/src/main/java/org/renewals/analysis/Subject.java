package org.renewals.analysis;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is about: a province, city, county or account manager. Only {@link Subjects} makes one, inside a scope.
 *
 * @param id of the organisation unit, or of the manager's account
 * @param code of the organisation unit, or the manager's login
 * @param cityId the city it is or lies in; null for the province
 * @param parent the city of a county or manager, the province of a city; null where the reader's scope begins
 */
public record Subject(
        Kind kind,
        int id,
        String code,
        String name,
        @Nullable Integer cityId,
        @Nullable Subject parent) {

    /** The kinds of subjects, each with its own roll-up rows. */
    public enum Kind {
        PROVINCE,
        CITY,
        COUNTY,
        MANAGER;

        /** The word in the roll-up tables and in addresses of pages. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Subject {
        Objects.requireNonNull(kind);
        if ((kind == Kind.PROVINCE) != (cityId == null)) {
            throw new IllegalArgumentException(kind + " with city " + cityId);
        }
    }

    /** The customers of a city that belong to no county of it, counted like a county's. */
    public static Subject directlyAt(Subject city) {
        return new Subject(Kind.COUNTY, city.id(), city.code(), city.name(), city.cityId(), city);
    }

    /** Whether this is no real county but what belongs to its city directly. */
    public boolean isDirect() {
        return kind == Kind.COUNTY && cityId != null && cityId == id;
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
