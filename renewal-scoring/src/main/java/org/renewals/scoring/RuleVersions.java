package org.renewals.scoring;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All versions of one kind of rules, oldest first; at most one becomes effective in a month. */
public final class RuleVersions<R extends Versioned> {

    private final List<R> versions;

    /**
     * @throws IllegalArgumentException if there is no version, or two share a name or an effective month
     */
    public RuleVersions(List<? extends R> versions) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("At least one version of the rules is needed");
        }
        this.versions = versions.stream()
                .sorted(Comparator.comparing(Versioned::effectiveFrom))
                .collect(Collectors.toUnmodifiableList());
        Set<Object> seen = new HashSet<>();
        for (R rules : this.versions) {
            if (!seen.add(rules.version())) {
                throw new IllegalArgumentException("Two versions of the rules are named " + rules.version());
            }
            if (!seen.add(rules.effectiveFrom())) {
                throw new IllegalArgumentException(
                        "Two versions of the rules become effective in " + rules.effectiveFrom());
            }
        }
    }

    /** The version a month is computed with, or empty before the first one became effective. */
    public Optional<R> effectiveIn(YearMonth month) {
        return versions.stream()
                .filter(rules -> !rules.effectiveFrom().isAfter(month))
                .reduce((earlier, later) -> later);
    }

    /** The version of that name, with which an old result can be explained. */
    public Optional<R> named(String version) {
        return versions.stream()
                .filter(rules -> rules.version().equals(version))
                .findFirst();
    }
}
