package org.renewals.analysis.customer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.tier.Direction;
import org.renewals.tier.Tier;

/**
 * Which customers of a month a list is about; an empty set or null restricts nothing.
 *
 * @param search part of the name, its pinyin initials or the code as typed; full-width letters count as plain ones
 * @param industry exactly as in the data
 * @param attention only customers that need attention (R074)
 * @param moved only customers whose tier changed that way since the month before
 * @param actWithinDays only customers with a contract to act on within so many days from the end of the month
 * @param grids only customers of some grid, or that do not fit to theirs
 */
public record CustomerFilter(
        String search,
        Set<Tier> tiers,
        Set<RiskLevel> risks,
        @Nullable String industry,
        boolean attention,
        @Nullable Direction moved,
        @Nullable Integer actWithinDays,
        GridFilter grids) {

    /** Everybody. */
    public static final CustomerFilter NONE = new CustomerFilter("", Set.of(), Set.of(), null, false, null, null);

    /** Wherever they lie. */
    public CustomerFilter(
            String search,
            Set<Tier> tiers,
            Set<RiskLevel> risks,
            @Nullable String industry,
            boolean attention,
            @Nullable Direction moved,
            @Nullable Integer actWithinDays) {
        this(search, tiers, risks, industry, attention, moved, actWithinDays, GridFilter.NONE);
    }

    public CustomerFilter {
        search = Search.plain(search);
        tiers = Set.copyOf(tiers);
        risks = Set.copyOf(risks);
        industry = industry == null || industry.isBlank() ? null : industry.replaceAll("\\p{Cntrl}", " ");
    }

    /** Of these tiers only. */
    public CustomerFilter ofTiers(Tier... wanted) {
        return new CustomerFilter(
                search, EnumSet.copyOf(List.of(wanted)), risks, industry, attention, moved, actWithinDays, grids);
    }

    /** Of these risk levels only. */
    public CustomerFilter ofRisks(RiskLevel... wanted) {
        return new CustomerFilter(
                search, tiers, EnumSet.copyOf(List.of(wanted)), industry, attention, moved, actWithinDays, grids);
    }

    /** Those that need attention only. */
    public CustomerFilter needingAttention() {
        return new CustomerFilter(search, tiers, risks, industry, true, moved, actWithinDays, grids);
    }

    /** Those whose tier moved that way only. */
    public CustomerFilter moved(Direction direction) {
        return new CustomerFilter(search, tiers, risks, industry, attention, direction, actWithinDays, grids);
    }

    /** Those that a grid filter selects only. */
    public CustomerFilter of(GridFilter wanted) {
        return new CustomerFilter(search, tiers, risks, industry, attention, moved, actWithinDays, wanted);
    }

    /** Those that selected customers may have. */
    Set<Tier> possibleTiers() {
        Set<Tier> possible = grids.care() == null
                ? EnumSet.allOf(Tier.class)
                : EnumSet.copyOf(grids.care().tiers());
        if (!tiers.isEmpty()) {
            possible.retainAll(tiers);
        }
        return possible;
    }

    /**
     * What of a roll-up row counts the selected customers, as SQL over the alias {@code r}; null where none of its figures
     * does.
     */
    @Nullable
    String rollUp() {
        if (!search.isEmpty() || industry != null || actWithinDays != null || !grids.equals(GridFilter.NONE)) {
            return null;
        }
        List<String> figures = new ArrayList<>();
        if (!tiers.isEmpty()) {
            figures.add(sum("r.tier_", tiers));
        }
        if (!risks.isEmpty()) {
            figures.add(sum("r.risk_", risks));
        }
        if (attention) {
            figures.add("r.attention");
        }
        if (moved != null) {
            figures.add(moved == Direction.UP ? "r.upgrades" : "r.downgrades");
        }
        return switch (figures.size()) {
            case 0 -> "r.customers";
            case 1 -> figures.get(0);
            default -> null;
        };
    }

    /** The same of a line about grids. */
    @Nullable
    String coverage() {
        return equals(NONE.of(grids)) ? grids.coverage() : null;
    }

    private static <E extends Enum<E>> String sum(String column, Set<E> members) {
        return members.stream()
                .sorted()
                .map(member -> column + member.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" + "));
    }
}
