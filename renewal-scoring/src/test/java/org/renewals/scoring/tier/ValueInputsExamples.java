package org.renewals.scoring.tier;

/** The four customers of requirements 5.1. */
final class ValueInputsExamples {

    static final ValueInputs HOSPITAL = ValueInputs.of(120_000, 35_000, 60_000, 800, 65, 4, 4, 60, 0.8, 80, 60);
    static final ValueInputs TRADER = ValueInputs.of(60_000, 6_000, 25_000, 60, 30, 1, 2, 18, 2.2, 10, 30);
    static final ValueInputs SCHOOL = ValueInputs.of(15_000, 4_000, 3_000, 120, 50, 3, 3, 36, 1.2, 70, 20);
    static final ValueInputs SHOP = ValueInputs.of(900, 0, 100, 6, 0, 0, 1, 9, 4, 0, 0);

    private ValueInputsExamples() {}
}
