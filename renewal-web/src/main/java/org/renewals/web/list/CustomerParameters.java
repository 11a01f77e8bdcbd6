package org.renewals.web.list;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerFilter;
import org.renewals.analysis.customer.CustomerGrain;
import org.renewals.analysis.customer.CustomerSort;
import org.renewals.analysis.customer.GridFilter;
import org.renewals.analysis.customer.GridGap;
import org.renewals.scoring.care.CareLevel;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.shared.Refused;
import org.renewals.tier.Direction;
import org.renewals.tier.Tier;

/**
 * What an address of the customer list says besides month and place, as typed. Written by {@link ListLinks}.
 *
 * @param q part of a name, its pinyin initials or a code
 * @param tier any number of tiers; so are {@code risk} levels
 * @param act only customers with a contract to act on within so many days
 * @param attention {@code true} for those that need attention only
 * @param moved {@code up} or {@code down}
 * @param grid code of a grid the customers lie in
 * @param feature code of a feature grid whose rule chose them
 * @param gap a {@link GridGap}: customers that do not fit to their grid
 * @param care a {@link CareLevel}: customers that it should look after
 * @param sort a {@link CustomerSort}, with a minus in front for falling
 * @param page where the page begins or ends
 */
record CustomerParameters(
        @Nullable String q,
        @Nullable List<String> tier,
        @Nullable List<String> risk,
        @Nullable String industry,
        @Nullable String act,
        @Nullable String attention,
        @Nullable String moved,
        @Nullable String grid,
        @Nullable String feature,
        @Nullable String gap,
        @Nullable String care,
        @Nullable String sort,
        @Nullable String size,
        @Nullable String page) {

    static final List<Integer> ACT_DAYS = List.of(7, 30, 60, 90, 120, 180);

    static final Paging.Order<CustomerSort> ORDER = new Paging.Order<>() {
        @Override
        public String code(CustomerSort sort) {
            return sort.code();
        }

        @Override
        public boolean descendingByNature(CustomerSort sort) {
            return sort.descendingByNature();
        }
    };

    /** @throws Refused for words the filter does not know */
    CustomerFilter filter() {
        return new CustomerFilter(
                Objects.requireNonNullElse(q, ""),
                some("tier", tier, Tier.class, Tier::name),
                some("risk", risk, RiskLevel.class, RiskLevel::code),
                industry,
                isSet(attention),
                one("moved", moved, Direction.class, ListLinks::code).orElse(null),
                days(),
                new GridFilter(
                        grid,
                        feature,
                        one("gap", gap, GridGap.class, GridGap::code).orElse(null),
                        one("care", care, CareLevel.class, CareLevel::code).orElse(null)));
    }

    /**
     * Incomes are open only after a manager has been picked; a list sorted by them falls back to the usual order when one goes
     * on from the manager to all.
     *
     * @throws Refused for what no link of the page says
     */
    Paging<CustomerSort> paging(AccessScope scope, Subject subject) {
        Paging<CustomerSort> asked = Paging.read(sort, size, page, CustomerSort.SCORE, ORDER);
        return asked.sort() == CustomerSort.INCOME
                        && !CustomerGrain.inList(scope, subject).incomes()
                ? Paging.read(null, size, null, CustomerSort.SCORE, ORDER)
                : asked;
    }

    /** @throws NotAllowed for the list of customers that changed tier, which is managers' only (contract.md section 3) */
    void requireGrain(AccessScope scope, Subject subject) {
        if (moved != null
                && !moved.isBlank()
                && !CustomerGrain.inList(scope, subject).tierChanges()) {
            throw new NotAllowed("customers by tier change");
        }
    }

    private @Nullable Integer days() {
        if (act == null || act.isBlank()) {
            return null;
        }
        return ACT_DAYS.stream()
                .filter(days -> days.toString().equals(act))
                .findFirst()
                .orElseThrow(() -> refused("act", act, Paging.words(ACT_DAYS, Object::toString)));
    }

    private static boolean isSet(@Nullable String flag) {
        if (flag == null || flag.isBlank() || flag.equals("false")) {
            return false;
        }
        if (flag.equals("true")) {
            return true;
        }
        throw refused("attention", flag, "true, false");
    }

    private static <E extends Enum<E>> Set<E> some(
            String name, @Nullable List<String> texts, Class<E> type, Function<E, String> code) {
        Set<E> found = EnumSet.noneOf(type);
        if (texts != null) {
            texts.forEach(text -> one(name, text, type, code).ifPresent(found::add));
        }
        return found;
    }

    private static <E extends Enum<E>> Optional<E> one(
            String name, @Nullable String text, Class<E> type, Function<E, String> code) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        List<E> all = Arrays.asList(type.getEnumConstants());
        return Optional.of(all.stream()
                .filter(each -> code.apply(each).equals(text))
                .findFirst()
                .orElseThrow(() -> refused(name, text, Paging.words(all, code))));
    }

    private static Refused refused(String name, String text, String accepted) {
        return new Refused("lists.refused.value", name, text, accepted);
    }
}
