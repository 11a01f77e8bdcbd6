package org.renewals.analysis.evaluation;

/**
 * A product of the catalogue, which is data: a new one is a new column without a change of the program.
 *
 * @param family {@code standard}, {@code application} or {@code other}
 * @param informatization whether its income counts as informatization income
 */
public record Product(int id, String code, String name, String family, boolean informatization) {

    /** One of the standard products (R038). */
    static final String STANDARD = "standard";
    /** An industry application (R068). */
    static final String APPLICATION = "application";
}
