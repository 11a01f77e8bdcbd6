package org.renewals.scoring.risk;

import org.jspecify.annotations.Nullable;

/** Makes risk inputs of which a test names only what matters to it; the rest is not known. */
final class Facts {

    private @Nullable Double health;
    private @Nullable Double incomeChange;
    private @Nullable Double memberChurn;
    private @Nullable Boolean openAnomaly;
    private @Nullable Complaints complaints;
    private @Nullable Integer monthsInArrears;
    private @Nullable Boolean keyContactChanged;
    private @Nullable Boolean competitorContact;
    private @Nullable Integer daysWithoutContact;

    Facts health(double value) {
        health = value;
        return this;
    }

    Facts incomeChange(double value) {
        incomeChange = value;
        return this;
    }

    Facts memberChurn(double value) {
        memberChurn = value;
        return this;
    }

    Facts openAnomaly(boolean value) {
        openAnomaly = value;
        return this;
    }

    Facts complaints(int received, int overdue) {
        complaints = new Complaints(received, overdue);
        return this;
    }

    Facts monthsInArrears(int value) {
        monthsInArrears = value;
        return this;
    }

    Facts keyContactChanged(boolean value) {
        keyContactChanged = value;
        return this;
    }

    Facts competitorContact(boolean value) {
        competitorContact = value;
        return this;
    }

    Facts daysWithoutContact(int value) {
        daysWithoutContact = value;
        return this;
    }

    RiskInputs inputs() {
        return new RiskInputs(
                health,
                incomeChange,
                memberChurn,
                openAnomaly,
                complaints,
                monthsInArrears,
                keyContactChanged,
                competitorContact,
                daysWithoutContact);
    }
}
