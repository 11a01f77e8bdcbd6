package org.renewals.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.renewals.demo.CustomerLife.Complaint;
import org.renewals.demo.CustomerLife.Survey;
import org.renewals.demo.CustomerLife.Visit;
import org.renewals.demo.Province.City;
import org.renewals.demo.Province.County;
import org.renewals.demo.Province.Manager;
import org.renewals.demo.RandomStream.Purpose;

/**
 * Writes the data pack of an invented province: the fourteen files of contract.md section 2 and {@code truth.csv}, the
 * probability with which the outcome of each contract was drawn (of an open one: as of the as-of month), which nothing
 * in the product reads.
 *
 * <p>Customer by customer, each from the seed and its own number, nothing is kept of it once it is written: the memory
 * does not grow with the province. The two monthly files are ordered by month. Text is UTF-8, amounts are yuan.
 */
public final class DemoProvince {

    private static final List<String> QUESTIONS =
            List.of("satisfaction", "loyalty", "image", "service", "cooperation", "nps");
    private static final List<String> CONTACT_ROLES = List.of("decision", "technical", "user", "payer");
    private static final double[] CONTACT_CHANCES = {1, 0.4, 0.5, 0.35};
    private static final int REPORTS = 100;

    private final DemoSettings settings;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Timeline timeline;
    private final Province province;
    private final Profiles profiles;
    private final PriceList prices;
    private final Ledger ledger;

    public DemoProvince(DemoSettings settings) {
        this.settings = settings;
        timeline = new Timeline(settings.asOf(), settings.months());
        province = new Province(vocabulary, settings.customers(), settings.seed());
        profiles = new Profiles(province, vocabulary, timeline, settings.customers(), settings.seed());
        prices = new PriceList(vocabulary.products, timeline);
        ledger = new Ledger(province, timeline, settings.months(), settings.seed());
    }

    /**
     * Writes the pack.
     *
     * @throws IOException if a file cannot be written; the files written so far are incomplete then
     */
    public static DemoPack write(DemoSettings settings, DemoProgress progress) throws IOException {
        return new DemoProvince(settings).write(progress);
    }

    private DemoPack write(DemoProgress progress) throws IOException {
        Files.createDirectories(settings.out());
        try (PackFiles files = new PackFiles(settings.out(), settings.months())) {
            writeOrganization(files);
            writeProducts(files.products);
            writeCustomers(files, progress);
            ledger.writeOperatingIncome(files.financeMonths);
            ledger.writeTargets(files.targets);
            return files.finish();
        }
    }

    private void writeOrganization(PackFiles files) throws IOException {
        files.orgUnits
                .text(province.code)
                .text(province.name)
                .text("province")
                .empty()
                .end();
        user(files.users, "province", province.name + "管理员", "province", province.code, null);
        user(files.users, "admin", "系统管理员", "admin", province.code, null);
        List<String> subtypes = vocabulary.words("microgrid-subtype");
        for (City city : province.cities) {
            files.orgUnits
                    .text(city.code())
                    .text(city.name() + "市")
                    .text("city")
                    .text(province.code)
                    .end();
            String cityUser = province.personName(new RandomStream(settings.seed(), Purpose.MANAGER, -city.number()));
            user(files.users, "city" + city.number(), cityUser, "city", city.code(), null);
            files.grids
                    .text(city.mainGrid())
                    .text(city.name() + "分公司主网格")
                    .text("main")
                    .empty()
                    .empty()
                    .text(city.code())
                    .end();
            files.grids
                    .text(city.featureGrid())
                    .text(city.name() + "金融行业特征网格")
                    .text("feature")
                    .text("金融行业")
                    .text(city.mainGrid())
                    .text(city.code())
                    .end();
            for (County county : city.counties()) {
                files.orgUnits
                        .text(county.code())
                        .text(county.name())
                        .text("county")
                        .text(city.code())
                        .end();
                files.grids
                        .text(county.subGrid())
                        .text(county.name() + "区域营销中心")
                        .text("sub")
                        .empty()
                        .text(city.mainGrid())
                        .text(county.code())
                        .end();
            }
            for (int number = 0; number < city.managers(); number++) {
                Manager manager = province.manager(city, city.firstManager() + number);
                String subtype = subtypes.get(number % subtypes.size());
                files.grids
                        .text(manager.microGrid())
                        .text(manager.county().name() + subtype + (number + 1) + "号微网格")
                        .text("micro")
                        .text(subtype)
                        .text(manager.county().subGrid())
                        .text(manager.county().code())
                        .end();
                user(files.users, manager.login(), manager.name(), "manager", city.code(), manager.microGrid());
            }
        }
    }

    private static void user(CsvFile file, String login, String name, String role, String org, @Nullable String grid)
            throws IOException {
        file.text(login)
                .text(name)
                .text(role)
                .text(org)
                .text(login + "@example.com")
                .text(grid)
                .end();
    }

    private void writeProducts(CsvFile file) throws IOException {
        for (Product product : vocabulary.products) {
            file.text(product.code())
                    .text(product.name())
                    .text(product.family())
                    .truth(product.informatization())
                    .end();
        }
    }

    private void writeCustomers(PackFiles files, DemoProgress progress) throws IOException {
        int total = settings.customers();
        int step = Math.max(1, total / REPORTS);
        Manager manager = province.manager(province.cities.get(0), 0);
        for (int index = 0; index < total; index++) {
            Profile profile = profiles.profile(index);
            if (profile.manager() != manager.number()) {
                manager = province.manager(profile.city(), profile.manager());
            }
            writeCustomer(files, profile, manager);
            if ((index + 1) % step == 0 && index + 1 < total) {
                progress.customersWritten(index + 1, total);
            }
        }
        progress.customersWritten(total, total);
    }

    private void writeCustomer(PackFiles files, Profile profile, Manager manager) throws IOException {
        CustomerLife life = life(profile, manager);
        for (int month = life.startMonth(); month <= timeline.last() && life.isThere(month); month++) {
            life.live(month);
            if (month >= timeline.firstEventMonth) {
                writeEvents(files, profile, manager, life);
            }
            if (month >= timeline.firstFactMonth) {
                int shown = month - timeline.firstFactMonth;
                writeMonth(files.customerMonths.month(shown), profile, life, month);
                writeUse(files.productMonths.month(shown), profile, life, month);
                ledger.add(profile.city(), manager.county(), shown, life);
            }
        }
        writeCustomer(files.customers, profile, manager, status(profile, life));
        writeContacts(files.contacts, profile);
        life.foresee();
        for (Contract contract : life.contracts()) {
            if (life.isShown(contract)) {
                writeContract(files, profile, life, contract);
            }
        }
    }

    private CustomerLife life(Profile profile, Manager manager) {
        CustomerLife partner = null;
        Profile other = profiles.partnerOf(profile);
        if (other != null) {
            Manager otherManager = province.manager(other.city(), other.manager());
            partner = new CustomerLife(timeline, vocabulary, prices, other, otherManager, settings.seed(), null);
        }
        return new CustomerLife(timeline, vocabulary, prices, profile, manager, settings.seed(), partner);
    }

    private static String status(Profile profile, CustomerLife life) {
        if (profile.signedOn() == null) {
            return "prospect";
        }
        if (life.hasLeft()) {
            return "left";
        }
        return life.hasContract() ? "active" : "silent";
    }

    private void writeCustomer(CsvFile file, Profile profile, Manager manager, String status) throws IOException {
        boolean feature = profile.industry().name().equals("金融");
        file.text(profile.code())
                .text(profile.name())
                .text(manager.county().code())
                .text(manager.login())
                .text(profile.industry().name())
                .text(profile.nature())
                .whole(profile.employees())
                .whole(profile.infoLevel())
                .whole(profile.social())
                .whole(profile.economic())
                .date(profile.signedOn())
                .text(status)
                .text(feature ? profile.city().featureGrid() : manager.microGrid())
                .end();
    }

    /** The name is the key of a contact within its customer. Telephone numbers begin with 160, which is not assigned in China. */
    private void writeContacts(CsvFile file, Profile profile) throws IOException {
        RandomStream random = new RandomStream(settings.seed(), Purpose.CONTACTS, profile.index());
        Set<String> names = new HashSet<>();
        for (int i = 0; i < CONTACT_ROLES.size(); i++) {
            String name = province.personName(random);
            while (!names.add(name)) {
                name = province.personName(random);
            }
            String phone = "160" + (10_000_000 + random.between(0, 89_999_999));
            boolean consent = random.chance(0.72);
            boolean mail = random.chance(0.8);
            if (random.chance(CONTACT_CHANCES[i])) {
                String role = CONTACT_ROLES.get(i);
                file.text(profile.code())
                        .text(name)
                        .text(role)
                        .text(phone)
                        .text(mail ? role + "." + profile.code().toLowerCase(Locale.ROOT) + "@example.com" : null)
                        .truth(consent)
                        .end();
            }
        }
    }

    private void writeContract(PackFiles files, Profile profile, CustomerLife life, Contract contract)
            throws IOException {
        Contract.LossReason reason = contract.lossReason;
        Contract predecessor = contract.predecessor;
        files.contracts
                .text(contract.number(profile))
                .text(profile.code())
                .text(contract.product.code())
                .date(contract.startsOn)
                .date(contract.endsOn)
                .yuan(contract.monthlyFen)
                .yuan(contract.monthlyCostFen)
                .whole(contract.noticeDays)
                .truth(contract.autoRenews)
                .text(predecessor == null || !life.isShown(predecessor) ? null : predecessor.number(profile))
                .text(contract.outcome.word)
                .date(contract.decidedOn)
                .text(reason == null ? null : vocabulary.word("loss-reason", reason.name()))
                .truth(contract.captive)
                .end();
        files.truth
                .text(contract.number(profile))
                .decimal(Math.round(contract.probability * 1_000_000), 6)
                .end();
    }

    private void writeMonth(CsvFile file, Profile profile, CustomerLife life, int month) throws IOException {
        file.month(timeline.year(month), timeline.monthOfYear(month))
                .text(profile.code())
                .whole(life.members)
                .whole(life.effective)
                .whole(life.joined)
                .whole(life.left)
                .whole(life.shortNumberUsers)
                .whole(life.baseline)
                .whole(life.baselineKept)
                .whole(life.tenureMonths())
                .yuan(life.groupPaid)
                .yuan(life.informatization)
                .yuan(life.personalBills)
                .yuan(life.roaming)
                .yuan(life.newServices)
                .yuan(life.toll)
                .yuan(life.local)
                .yuan(life.otherFees)
                .whole(life.minutes)
                .whole(life.messages)
                .whole(life.dataMb)
                .whole(life.inactive)
                .whole(life.suspended)
                .yuan(life.arrears)
                .end();
    }

    private void writeUse(CsvFile file, Profile profile, CustomerLife life, int month) throws IOException {
        for (Subscription subscription : life.subscriptions()) {
            file.month(timeline.year(month), timeline.monthOfYear(month))
                    .text(profile.code())
                    .text(subscription.product.code())
                    .whole(subscription.users)
                    .whole(subscription.units)
                    .yuan(subscription.incomeFen)
                    .end();
        }
    }

    private void writeEvents(PackFiles files, Profile profile, Manager manager, CustomerLife life) throws IOException {
        for (Complaint complaint : life.complaints) {
            files.complaints
                    .text(complaintNumber(profile, complaint))
                    .text(profile.code())
                    .time(complaint.receivedAt())
                    .text(complaint.channel())
                    .text(complaint.category())
                    .text(complaint.severity())
                    .time(known(complaint.firstReplyAt()))
                    .time(known(complaint.closedAt()))
                    .end();
        }
        for (Visit visit : life.visits) {
            files.visits
                    .text(profile.code())
                    .date(visit.on())
                    .text(visit.kind())
                    .text(manager.login())
                    .text(visit.note())
                    .end();
        }
        Survey survey = life.survey;
        if (survey != null) {
            for (int i = 0; i < QUESTIONS.size(); i++) {
                writeAnswer(
                        files.surveys,
                        profile,
                        survey.on(),
                        QUESTIONS.get(i),
                        survey.answers().get(i));
            }
        }
    }

    private static void writeAnswer(CsvFile file, Profile profile, LocalDate on, String question, int answer)
            throws IOException {
        file.text(profile.code()).date(on).text(question).whole(answer).end();
    }

    private static String complaintNumber(Profile profile, Complaint complaint) {
        String number = Integer.toString(complaint.number());
        return "TS" + profile.code().substring(1) + "-" + "0".repeat(Math.max(0, 3 - number.length())) + number;
    }

    /** Nothing after the as-of month is known. */
    private @Nullable LocalDateTime known(LocalDateTime time) {
        return time.toLocalDate().isAfter(timeline.lastDay) ? null : time;
    }
}
