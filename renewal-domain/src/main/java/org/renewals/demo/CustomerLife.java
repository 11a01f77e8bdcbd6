package org.renewals.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.demo.Contract.LossReason;
import org.renewals.demo.Province.Manager;
import org.renewals.demo.RandomStream.Purpose;

/**
 * One customer, month by month. Two hidden movements drive what the files show: <em>stress</em> in the relation, which
 * lasts about a year and makes members leave, complaints come and arrears arise, and the <em>business level</em>,
 * which falls under stress and carries use and income with it. Whether a contract is renewed does not depend on them,
 * but on {@link RenewalFacts} alone.
 */
final class CustomerLife {

    /** A complaint; the reply and the closing may lie after the as-of month. */
    record Complaint(
            int number,
            LocalDateTime receivedAt,
            String channel,
            String category,
            String severity,
            LocalDateTime firstReplyAt,
            LocalDateTime closedAt) {}

    record Visit(LocalDate on, String kind, String note) {}

    /** Answers in the order of the contract: satisfaction, loyalty, image, service, cooperation, nps. */
    record Survey(LocalDate on, List<Integer> answers) {}

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int LONG_AGO = -1000;
    private static final int MAIN_AGREEMENT = 0;
    private static final List<Integer> TERMS = List.of(12, 12, 12, 24, 24, 36);
    private static final List<Integer> NOTICES = List.of(30, 30, 60, 90);
    /** Chance, each month, that a customer without any contract signs a new one. */
    private static final double WIN_BACK = 0.2;

    private static final int SPRING_WAVE = 5;
    private static final int AUTUMN_WAVE = 11;
    private static final int SHORT_NUMBERS_FROM = 10;

    private final Timeline timeline;
    private final Vocabulary vocabulary;
    private final PriceList prices;
    private final Profile profile;
    private final Manager manager;
    private final @Nullable CustomerLife partner;
    private final RandomStream random;
    private final RandomStream service;
    private final RandomStream dealing;

    private final double capacityAtStart;
    private final double growth;
    private final double churn;
    private final double activity;
    private final double arpu;
    private final double appetite;
    private final double minutesEach;
    private final double dataEach;
    private final double shortNumbers;
    private final double visitRate;
    private final double complaintRate;

    private double capacity;
    private double stress;
    private double level;
    private int silentMonths;
    private int suspensionMonths;
    private int monthsWithoutContract;
    private int monthsWithoutMainAgreement;
    private final int patience;
    private int complaintCount;
    private double tenure;

    private final int startMonth;
    private int leftMonth = NEVER;
    private final int[] sequences;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Contract> contracts = new ArrayList<>();
    private final RenewalFacts facts = new RenewalFacts();

    private final double[] incomeHistory;
    private final long[] memberHistory;
    private final int[] complaintHistory;
    private final int[] lateHistory;
    private final int[] visitHistory;
    private final boolean[] arrearsHistory;
    private final double[] effectiveHistory;
    private int lastSurveyMonth = LONG_AGO;
    private int lastSatisfaction;

    // The figures of the current month.
    long members;
    long effective;
    long joined;
    long left;
    long shortNumberUsers;
    long baseline;
    long baselineKept;
    long groupPaid;
    long informatization;
    long personalBills;
    long roaming;
    long newServices;
    long toll;
    long local;
    long otherFees;
    long minutes;
    long messages;
    long dataMb;
    long inactive;
    long suspended;
    long arrears;
    final List<Complaint> complaints = new ArrayList<>();
    final List<Visit> visits = new ArrayList<>();

    @Nullable
    Survey survey;

    /** @param partner the life of the customer it merges with, which is led up to the merger; null without a merger */
    CustomerLife(
            Timeline timeline,
            Vocabulary vocabulary,
            PriceList prices,
            Profile profile,
            Manager manager,
            long seed,
            @Nullable CustomerLife partner) {
        this.timeline = timeline;
        this.vocabulary = vocabulary;
        this.prices = prices;
        this.profile = profile;
        this.manager = manager;
        this.partner = partner;
        random = new RandomStream(seed, Purpose.LIFE, profile.index());
        service = new RandomStream(seed, Purpose.SERVICE, profile.index());
        dealing = new RandomStream(seed, Purpose.CONTRACTS, profile.index());
        sequences = new int[vocabulary.products.size()];
        incomeHistory = new double[timeline.months];
        memberHistory = new long[timeline.months];
        complaintHistory = new int[timeline.months];
        lateHistory = new int[timeline.months];
        visitHistory = new int[timeline.months];
        arrearsHistory = new boolean[timeline.months];
        effectiveHistory = new double[timeline.months];

        double relativeSize = profile.employees() / 20.0;
        capacityAtStart = profile.memberless() ? 0 : profile.employees() * random.between(0.40, 0.98);
        growth = StrictMath.exp((0.035 + 0.05 * random.normal()) / 12);
        churn = Math.min(0.04, random.logNormal(0.0095, 0.45));
        activity = Math.max(0.35, Math.min(0.92, 0.635 + 0.07 * random.normal()));
        arpu = random.logNormal(1.3 * profile.industry().arpu(), 0.45);
        appetite = random.logNormal(1.9, 0.95);
        minutesEach = random.logNormal(260, 0.3);
        dataEach = random.logNormal(7200, 0.35);
        shortNumbers = Math.max(0.08, Math.min(0.9, 0.36 + 0.18 * random.normal()));
        visitRate = Math.max(0.05, Math.min(1.1, 0.10 * StrictMath.pow(relativeSize, 0.42))) * manager.diligence();
        complaintRate = 0.026 * (0.7 + 0.35 * StrictMath.log(1 + relativeSize));
        patience = 2 + random.poisson(1.6);
        stress = random.normal();
        level = 0.15 * random.normal();

        LocalDate signedOn = profile.signedOn();
        startMonth = signedOn == null ? NEVER : Math.max(0, timeline.monthOf(signedOn));
        if (signedOn != null) {
            begin(signedOn);
        }
    }

    private void begin(LocalDate signedOn) {
        boolean established = timeline.monthOf(signedOn) < 0;
        capacity = capacityAtStart;
        members = established ? Math.round(capacity * random.between(0.85, 1.0)) : 0;
        tenure = established ? random.between(14, 62) : 0;
        baseline = established ? Math.round(members * random.between(0.96, 1.02)) : 0;
        baselineKept = Math.round(baseline * random.between(0.86, 0.97));
        for (Product product : vocabulary.products) {
            double chance = chanceOfUse(product);
            if (dealing.chance(established ? chance : 0.75 * chance)) {
                subscribe(product, established ? null : signedOn);
            }
        }
        if (subscriptions.isEmpty()) {
            subscribe(firstFitting(), established ? null : signedOn);
        }
    }

    int startMonth() {
        return startMonth;
    }

    /** Whether the month belongs to the customer's life; the month of leaving does. */
    boolean isThere(int month) {
        return month >= startMonth && month <= leftMonth;
    }

    boolean hasLeft() {
        return leftMonth != NEVER;
    }

    boolean hasContract() {
        return monthsWithoutContract == 0;
    }

    /** Every contract so far, in the order of signing. */
    List<Contract> contracts() {
        return contracts;
    }

    /** The products in use, run-offs included. */
    List<Subscription> subscriptions() {
        return subscriptions;
    }

    long tenureMonths() {
        return members == 0 ? 0 : Math.round(tenure);
    }

    /** Lives one month; months follow each other without a gap from {@link #startMonth} to the month of leaving. */
    void live(int month) {
        long opening = members;
        complaints.clear();
        visits.clear();
        survey = null;
        boolean merging = merging(month);
        decide(month);
        drift(month);
        moveMembers(month, opening, merging);
        useProducts(month);
        billMembers(month, opening);
        meet(month, merging);
        remember(month);
    }

    // ---- contracts -------------------------------------------------------------------------------------------------

    private double chanceOfUse(Product product) {
        if (profile.memberless() && product.forMembers()) {
            return 0;
        }
        double chance = profile.industry().affinity().getOrDefault(product.code(), product.chance());
        if (chance <= 0) {
            return 0;
        }
        double odds = chance / (1 - chance) * StrictMath.pow(profile.employees() / 50.0, product.chanceGrowth());
        return odds / (1 + odds);
    }

    private Product firstFitting() {
        return vocabulary.products.stream()
                .filter(product -> !(profile.memberless() && product.forMembers()))
                .filter(product -> subscriptions.stream().noneMatch(s -> s.product.equals(product)))
                .findFirst()
                .orElseThrow();
    }

    /** @param signedOn start of the first contract; null for one that has been running for a while */
    private void subscribe(Product product, @Nullable LocalDate signedOn) {
        double employees = Math.max(3, profile.employees() * dealing.between(0.7, 1.15));
        double units = Math.max(
                1,
                appetite
                        * product.unitsPerEmployee()
                        * StrictMath.pow(employees, product.unitsGrowth())
                        * dealing.logNormal(1, 0.3));
        double users = product.usersPerEmployee() * StrictMath.pow(employees, product.usersGrowth());
        if (product.forMembers()) {
            users = Math.min(users, capacityAtStart);
        }
        long fen = 100L * Math.max(10, Math.round(units * product.unitPrice() * dealing.between(0.8, 1.1)));
        int term = dealing.oneOf(TERMS);
        int month = signedOn == null ? 0 : timeline.monthOf(signedOn);
        LocalDate start = signedOn;
        if (start == null) {
            start = timeline.firstDay(0)
                    .minusMonths(dealing.between(0, term - 1))
                    .plusDays(dealing.between(0, 27));
        }
        Contract contract = sign(product, term, start, fen, null);
        subscriptions.add(new Subscription(contract, month, businessUse(), prices, units, users, signedOn == null));
    }

    private Contract sign(Product product, int term, LocalDate start, long fen, @Nullable Contract predecessor) {
        boolean captive = dealing.chance(product.fixedShare() > 0.9 ? 0.25 : 0.06);
        boolean autoRenews = dealing.chance(0.22);
        int notice = dealing.oneOf(NOTICES);
        if (predecessor != null) {
            captive = predecessor.captive;
            autoRenews = predecessor.autoRenews;
            notice = predecessor.noticeDays;
        }
        long decisionAfterEnd = decisionAfterEnd(start.plusMonths(term).minusDays(1), autoRenews ? notice : 0);
        long cost = Math.round(fen * dealing.between(0.38, 0.72));
        Contract contract = new Contract(
                product,
                ++sequences[product.number()],
                term,
                start,
                fen,
                cost,
                notice,
                autoRenews,
                captive,
                predecessor,
                decisionAfterEnd);
        contracts.add(contract);
        return contract;
    }

    private long decisionAfterEnd(LocalDate end, int autoNotice) {
        double when = dealing.uniform();
        long days = dealing.between(0, 100);
        boolean drags = dealing.chance(0.12);
        if (drags && end.isAfter(timeline.lastDay.minusDays(75)) && !end.isAfter(timeline.lastDay)) {
            return timeline.lastDay.toEpochDay() - end.toEpochDay() + 1 + days / 3;
        }
        if (autoNotice > 0) {
            return -autoNotice;
        }
        if (when < 0.12) {
            return -150 + days * 80 / 100;
        }
        return when < 0.82 ? -50 + days / 2 : days / 4;
    }

    private void decide(int month) {
        boolean prepared = false;
        for (Subscription subscription : subscriptions) {
            Contract contract = subscription.contract;
            if (contract.isOpen() && Math.max(startMonth, timeline.monthOf(contract.decisionOn)) <= month) {
                if (!prepared) {
                    gather(month - 1);
                    prepared = true;
                }
                gather(contract, month - 1);
                contract.probability = RenewalOdds.probability(facts);
                boolean renewed = dealing.chance(contract.probability);
                LossReason reason = RenewalOdds.reason(facts, dealing);
                if (renewed) {
                    contract.renew(contract.decisionOn);
                    subscription.next = renewal(contract);
                } else {
                    contract.lose(contract.decisionOn, reason);
                }
            }
        }
        for (Subscription subscription : subscriptions) {
            subscription.enter(month, timeline);
        }
        subscriptions.removeIf(Subscription::isOver);
    }

    private Contract renewal(Contract old) {
        double kind = dealing.uniform();
        double size = dealing.uniform();
        double change = kind < 0.50 ? 0 : kind < 0.80 ? 0.02 + 0.14 * size : -0.03 - 0.15 * size;
        int term = dealing.chance(0.7) ? old.termMonths : dealing.oneOf(TERMS);
        long fen = 100 * Math.max(10, Math.round(old.monthlyFen * (1 + change) / 100));
        return sign(old.product, term, old.endsOn.plusDays(1), fen, old);
    }

    /** Gives the contracts still open at the as-of date the probability of their renewal on the facts of that date. */
    void foresee() {
        gather(timeline.last());
        for (Contract contract : contracts) {
            if (contract.isOpen()) {
                gather(contract, timeline.last());
                contract.probability = RenewalOdds.probability(facts);
            }
        }
    }

    private void gather(int month) {
        facts.incomeTrend = incomeTrend(month);
        long before = month - 6 >= startMonth ? memberHistory[month - 6] : 0;
        facts.memberTrend = before > 0 ? (double) memberHistory[month] / before - 1 : 0;
        facts.effectiveShare = month >= startMonth ? effectiveHistory[month] : Double.NaN;
        facts.complaints = 0;
        facts.lateReplies = 0;
        facts.visits = 0;
        facts.arrearsMonths = 0;
        for (int back = 0; back < 6 && month - back >= startMonth; back++) {
            facts.complaints += complaintHistory[month - back];
            facts.lateReplies += lateHistory[month - back];
            facts.visits += visitHistory[month - back];
            if (back < 3 && arrearsHistory[month - back]) {
                facts.arrearsMonths++;
            }
        }
        facts.satisfaction = month - lastSurveyMonth < 12 ? lastSatisfaction : Double.NaN;
        facts.products = 0;
        for (Subscription subscription : subscriptions) {
            if (subscription.isActive()) {
                facts.products++;
            }
        }
        facts.readiness = profile.industry().readiness();
    }

    private void gather(Contract contract, int month) {
        LocalDate signedOn = profile.signedOn();
        facts.tenureYears = signedOn == null || month < 0 ? 0 : timeline.monthsSince(signedOn, month) / 12.0;
        facts.termMonths = contract.termMonths;
        facts.autoRenews = contract.autoRenews;
        facts.captive = contract.captive;
        Contract old = contract.predecessor;
        facts.valueChange = old == null || !isShown(old) ? 0 : (double) contract.monthlyFen / old.monthlyFen - 1;
    }

    /** Whether the contract is in the files: it ended in the shown part of the history, or has not ended. */
    boolean isShown(Contract contract) {
        return !contract.endsOn.isBefore(timeline.historyStart);
    }

    private double incomeTrend(int month) {
        double recent = mean(month - 2, month);
        double before = mean(Math.max(startMonth, month - 8), month - 3);
        return recent > 0 && before > 0 ? StrictMath.log(recent / before) : 0;
    }

    private double mean(int from, int to) {
        if (from < startMonth || from > to) {
            return 0;
        }
        double sum = 0;
        for (int month = from; month <= to; month++) {
            sum += incomeHistory[month];
        }
        return sum / (to - from + 1);
    }

    // ---- movements -------------------------------------------------------------------------------------------------

    private void drift(int month) {
        stress = 0.92 * stress + 0.39 * random.normal();
        level = Math.max(-1.3, Math.min(0.9, 0.975 * level - 0.022 * stress + 0.018 * random.normal()));
        silentMonths = Math.max(0, silentMonths - 1);
        suspensionMonths = Math.max(0, suspensionMonths - 1);
        if (random.chance(0.005)) {
            silentMonths = random.between(1, 3);
            stress += 1.2;
        }
        if (random.chance(0.004)) {
            suspensionMonths = random.between(1, 2);
            stress += 0.8;
        }
        capacity *= growth;
        if (dealing.chance(0.011) && hasContract() && month > startMonth + 3) {
            Product product = dealing.oneOf(vocabulary.products);
            if (subscriptions.stream().noneMatch(s -> s.product.equals(product))
                    && dealing.chance(Math.min(1, 3 * chanceOfUse(product)))) {
                subscribe(product, timeline.firstDay(month).plusDays(dealing.between(0, 27)));
            }
        }
        if (monthsWithoutContract > 0 && dealing.chance(WIN_BACK)) {
            subscribe(firstFitting(), timeline.firstDay(month).plusDays(dealing.between(0, 27)));
        }
        boolean main = false;
        boolean any = false;
        for (Subscription subscription : subscriptions) {
            if (subscription.isActive()) {
                any = true;
                main |= subscription.product.number() == MAIN_AGREEMENT;
            }
        }
        monthsWithoutContract = any ? 0 : monthsWithoutContract + 1;
        monthsWithoutMainAgreement = main ? 0 : monthsWithoutMainAgreement + 1;
    }

    /**
     * Whether the customer merges this month: on the last day of the month before, both must be there, with members and
     * under contract. Each of the two lives sees the other up to that day, so both come to the same answer.
     */
    private boolean merging(int month) {
        if (partner == null || month != profile.mergerMonth()) {
            return false;
        }
        for (int before = partner.startMonth; before < month && partner.isThere(before); before++) {
            partner.live(before);
        }
        return canMerge() && partner.canMerge();
    }

    private boolean canMerge() {
        return !hasLeft() && hasContract() && members > 0;
    }

    private void moveMembers(int month, long opening, boolean merging) {
        double leaving = churn * StrictMath.exp(0.45 * stress);
        if (monthsWithoutContract > 0) {
            leaving += 0.16;
        } else if (monthsWithoutMainAgreement > 0 && monthsWithoutMainAgreement < 8 && month > startMonth + 8) {
            leaving += 0.04;
        }
        left = random.outOf((int) opening, Math.min(0.7, leaving));
        double target = capacity * StrictMath.exp(0.8 * level);
        double joining = opening * churn + (month < startMonth + 6 ? 0.30 : 0.10) * Math.max(0, target - opening);
        if (opening > target) {
            joining *= 0.5;
        }
        joined = monthsWithoutContract > 0 ? 0 : random.poisson(joining);
        boolean leaves = monthsWithoutContract > patience;
        if (merging && partner != null && profile.staysAfterMerger()) {
            joined += partner.members;
            capacity += partner.members;
        } else if (merging) {
            leaves = true;
            loseToMerger(month);
        }
        if (leaves) {
            left = opening;
            joined = 0;
            leftMonth = month;
            subscriptions.forEach(Subscription::end);
            subscriptions.clear();
        }
        members = opening + joined - left;
        if (members > 0) {
            tenure = ((tenure + 1) * Math.max(0, opening - left) + 0.5 * joined) / members;
        }
        if (timeline.monthOfYear(month) == 1) {
            baseline = opening;
            baselineKept = opening;
        }
        if (opening > 0) {
            baselineKept = leaves ? 0 : Math.max(0, baselineKept - Math.round((double) left * baselineKept / opening));
        }
        double share = activity + 0.004 * Math.sqrt(month) - 0.038 * stress + 0.012 * random.normal();
        share -= 0.02 * timeline.festival(month) + (silentMonths > 0 ? 0.12 : 0);
        effective = Math.min(members, Math.round(members * Math.max(0.05, Math.min(0.97, share))));
        long rest = members - effective;
        double stopped = suspensionMonths > 0 ? 0.55 : 0.055 * StrictMath.exp(0.35 * stress);
        suspended = Math.min(rest, random.poisson(rest * Math.min(0.7, stopped)));
        double quiet = silentMonths > 0 ? 0.75 : 0.28;
        inactive = Math.min(
                rest - suspended, Math.round(rest * Math.max(0, Math.min(0.9, quiet + 0.05 * random.normal()))));
        shortNumberUsers = members < SHORT_NUMBERS_FROM ? 0 : Math.round(members * shortNumbers);
    }

    private void loseToMerger(int month) {
        LocalDate on = timeline.firstDay(month).plusDays(timeline.lengthOfMonth(month) - 1L);
        gather(month - 1);
        for (Subscription subscription : subscriptions) {
            for (Contract contract : Arrays.asList(subscription.contract, subscription.next)) {
                if (contract != null && contract.isOpen()) {
                    gather(contract, month - 1);
                    contract.probability = RenewalOdds.probability(facts);
                    contract.lose(on, LossReason.MERGER);
                }
            }
        }
    }

    // ---- use and income --------------------------------------------------------------------------------------------

    private double businessUse() {
        return StrictMath.exp(0.7 * level);
    }

    private void useProducts(int month) {
        groupPaid = 0;
        informatization = 0;
        newServices = 0;
        double business = businessUse();
        double steadiness = 0.6 + 1.5 / Math.sqrt(profile.employees());
        for (Subscription subscription : subscriptions) {
            Product product = subscription.product;
            double noise = 1 + product.noise() * steadiness * random.normal();
            double pause = silentMonths > 0 ? 0.7 : 1;
            subscription.use(
                    month, business, prices, Math.max(0.1, noise * pause * timeline.season(product.season(), month)));
            long selfPaid = Math.round(subscription.incomeFen * product.selfPaid());
            newServices += selfPaid;
            groupPaid += subscription.incomeFen - selfPaid;
            if (product.informatization()) {
                informatization += subscription.incomeFen;
            }
        }
        if (random.chance(0.008)) {
            groupPaid += Math.round(groupPaid * random.between(0.04, 0.25));
        }
    }

    private void billMembers(int month, long opening) {
        double present = (opening + members) / 2.0;
        double festival = timeline.festival(month);
        double noise = 1 + (0.012 + 0.16 / Math.sqrt(present + 1)) * random.normal();
        double pause = silentMonths > 0 ? 0.72 : 1;
        double base = present
                * arpu
                * StrictMath.exp(0.25 * level)
                * timeline.season(Season.BILLS, month)
                * (1 + 0.02 * festival)
                * pause
                * Math.max(0.3, noise);
        long bill = Math.round(100 * base);
        double years = month / 12.0;
        double roamingWeight = (0.060 - 0.003 * years) * (1 + 0.7 * festival) * (0.8 + 0.4 * random.uniform());
        double tollWeight = (0.115 - 0.008 * years) * (1 + 0.25 * festival) * (0.85 + 0.3 * random.uniform());
        double newWeight = (0.34 + 0.018 * years) * (0.95 + 0.1 * random.uniform());
        double localWeight = 0.40 - 0.006 * years;
        double otherWeight = 0.055 * (0.7 + 0.6 * random.uniform());
        double weights = roamingWeight + tollWeight + newWeight + localWeight + otherWeight;
        roaming = (long) (bill * roamingWeight / weights);
        toll = (long) (bill * tollWeight / weights);
        local = (long) (bill * localWeight / weights);
        long ownServices = (long) (bill * newWeight / weights);
        otherFees = bill - roaming - toll - local - ownServices;
        personalBills = bill + newServices;
        newServices += ownServices;

        double users = effective * pause * Math.max(0.3, 1 + (0.02 + 0.2 / Math.sqrt(present + 1)) * random.normal());
        double use = StrictMath.exp(0.4 * level - 0.03 * stress);
        minutes = Math.round(users * minutesEach * use * timeline.season(Season.CALLS, month) * (1 - 0.04 * festival));
        messages = Math.round(users * 14 * use * (1 + 0.5 * festival));
        dataMb = Math.round(users * dataEach * use * StrictMath.pow(1.14, years) * (1 + 0.06 * festival));

        boolean wasBehind = month > startMonth && arrearsHistory[month - 1];
        boolean behind = random.chance(wasBehind ? 0.52 : 0.013 * StrictMath.exp(0.6 * stress));
        long due = groupPaid + personalBills;
        arrears = behind ? (wasBehind ? arrears : 0) + Math.round(due * random.between(0.15, 0.7)) : 0;
    }

    // ---- service ---------------------------------------------------------------------------------------------------

    private void meet(int month, boolean merging) {
        int received = service.poisson(complaintRate * StrictMath.exp(0.75 * stress));
        int late = 0;
        for (int i = 0; i < received; i++) {
            Complaint complaint = complaint(month);
            complaints.add(complaint);
            if (complaint.firstReplyAt().isAfter(complaint.receivedAt().plusDays(1))) {
                late++;
            }
        }
        complaintHistory[month] = received;
        lateHistory[month] = late;

        double plan = visitRate;
        for (Subscription subscription : subscriptions) {
            long daysLeft = subscription.contract.endsOn.toEpochDay()
                    - timeline.firstDay(month).toEpochDay();
            if (subscription.contract.isOpen() && daysLeft < 120) {
                plan += 0.12 * manager.diligence();
            }
        }
        int paid = service.poisson(plan);
        for (int i = 0; i < paid; i++) {
            visit(
                    anyDay(month),
                    service.oneOf(vocabulary.words("visit-kind")),
                    service.oneOf(vocabulary.words("visit-note")));
        }
        if (merging && partner != null) {
            String note = vocabulary.word("merger", profile.staysAfterMerger() ? "STAYS" : "LEAVES");
            visit(
                    timeline.firstDay(month).plusDays(timeline.lengthOfMonth(month) - 1L),
                    vocabulary.word("merger", "KIND"),
                    note.replace("{}", partner.profile.name()));
        }
        visitHistory[month] = visits.size();

        int of = timeline.monthOfYear(month);
        double response = Math.max(0.06, Math.min(0.65, 0.10 + 0.09 * StrictMath.log(profile.employees() / 15.0)));
        if ((of == SPRING_WAVE || of == AUTUMN_WAVE) && service.chance(response)) {
            survey = new Survey(anyDay(month), answers());
            lastSurveyMonth = month;
            lastSatisfaction = survey.answers().get(0);
        }
    }

    /** A second visit of the same kind on one day is not counted: day and kind are the key of a visit. */
    private void visit(LocalDate on, String kind, String note) {
        if (visits.stream()
                .noneMatch(visit -> visit.on().equals(on) && visit.kind().equals(kind))) {
            visits.add(new Visit(on, kind, note));
        }
    }

    private LocalDate anyDay(int month) {
        return timeline.firstDay(month).plusDays(service.between(0, timeline.lengthOfMonth(month) - 1));
    }

    /** Received before the last day of its month, so that a late reply is known at the end of the month. */
    private Complaint complaint(int month) {
        LocalDateTime received = timeline.firstDay(month)
                .plusDays(service.between(0, timeline.lengthOfMonth(month) - 2))
                .atTime(service.between(8, 20), service.between(0, 59));
        boolean late = service.chance(Math.min(0.6, 0.13 * manager.delay() * (1 + Math.max(0, 0.3 * stress))));
        LocalDateTime replied = received.plusMinutes(late ? service.between(1500, 5400) : service.between(12, 1380));
        return new Complaint(
                ++complaintCount,
                received,
                service.oneOf(vocabulary.words("complaint-channel")),
                service.oneOf(vocabulary.words("complaint-category")),
                vocabulary.words("complaint-severity").get(service.chance(0.7) ? 0 : service.chance(0.75) ? 1 : 2),
                replied,
                replied.plusMinutes(service.between(240, 17_000)));
    }

    private List<Integer> answers() {
        double mood = 3.85 - 0.5 * stress;
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add((int) Math.max(1, Math.min(5, Math.round(mood + 0.6 * service.normal()))));
        }
        answers.add((int) Math.max(0, Math.min(10, Math.round(2.05 * mood - 0.2 + 1.3 * service.normal()))));
        return answers;
    }

    private void remember(int month) {
        incomeHistory[month] = groupPaid + personalBills;
        memberHistory[month] = members;
        effectiveHistory[month] = members == 0 ? Double.NaN : (double) effective / members;
        arrearsHistory[month] = arrears > 0;
    }
}
