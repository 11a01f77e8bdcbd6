package org.renewals.analysis.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The services whose users are counted among the indicators of members (R030-R034), by the names of the glossary. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable
public enum MemberService {
    SCHOOL_MESSAGING("校信通", "校讯通", "School messaging"),
    BANK_MESSAGING("银信通", "Bank messaging"),
    POLICE_SERVICE("警务通", "Police service"),
    FARM_MESSAGING("农信通", "Farm messaging"),
    RING_BACK("集团彩铃", "彩铃", "Group ring-back tone");

    private final Set<String> names;

    MemberService(String... names) {
        this.names = Set.of(names);
    }

    /** The word in message keys: {@code school-messaging}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The service a product of that name is; empty for other products. */
    static Optional<MemberService> of(String product) {
        return Arrays.stream(values())
                .filter(service -> service.names.contains(product))
                .findFirst();
    }

    /** Names of the products that are one of these. */
    static String[] products() {
        return Arrays.stream(values())
                .flatMap(service -> service.names.stream())
                .toArray(String[]::new);
    }
}
