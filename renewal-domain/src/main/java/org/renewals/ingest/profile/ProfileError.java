package org.renewals.ingest.profile;

/** Something a profile says that cannot be understood; becomes a refusal that names the place. */
final class ProfileError extends RuntimeException {

    private final String place;
    private final String problem;
    private final String detail;

    /**
     * @param place path of the key at fault: {@code targets[3].columns.month[1]}
     * @param problem last part of the message key below {@code import.refused.profile.}
     * @param detail what is there or what is accepted
     */
    ProfileError(String place, String problem, String detail) {
        super(place + ": " + problem + " " + detail, null, false, false);
        this.place = place;
        this.problem = problem;
        this.detail = detail;
    }

    String place() {
        return place;
    }

    String problem() {
        return problem;
    }

    String detail() {
        return detail;
    }
}
