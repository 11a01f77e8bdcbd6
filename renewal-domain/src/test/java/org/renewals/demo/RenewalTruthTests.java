package org.renewals.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.renewals.demo.WrittenPack.AS_OF;
import static org.renewals.demo.WrittenPack.fen;
import static org.renewals.demo.WrittenPack.truth;
import static org.renewals.demo.WrittenPack.whole;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be learnt about renewals from the files: everything that decides them, and not more. */
class RenewalTruthTests {

    /** Months of facts that the longest look-back needs before the first decision that is checked. */
    private static final YearMonth CHECKED_FROM = AS_OF.minusMonths(24);

    private static final YearMonth FIRST_FACTS = AS_OF.minusMonths(35);

    @TempDir
    static Path folder;

    static WrittenPack pack;
    static Map<String, Double> probabilities;
    static List<NamedCsvRecord> closed;

    @BeforeAll
    static void writeAProvince() {
        pack = WrittenPack.write(folder, 2500, 36, 11);
        probabilities = pack.rows("truth").stream()
                .collect(Collectors.toMap(
                        row -> row.getField("contract_number"), row -> Double.valueOf(row.getField("probability"))));
        closed = pack.rows("contracts").stream()
                .filter(row -> !row.getField("outcome").equals("open"))
                .filter(row -> !row.getField("loss_reason").equals("合并重组"))
                .toList();
    }

    @Test
    void renewsAboutSixContractsOfSeven() {
        assertThat(closed).hasSizeGreaterThan(8_000);
        assertThat(share(closed)).isBetween(0.83, 0.89);
        assertThat(closed.stream()
                        .mapToDouble(row -> probabilities.get(row.getField("number")))
                        .average()
                        .orElseThrow())
                .isCloseTo(share(closed), within(0.012));
    }

    @Test
    void leavesAPerfectModelAnAreaUnderTheCurveOfAboutEightyFivePercent() {
        assertThat(areaUnderTheCurve()).isBetween(0.82, 0.89);
    }

    @Test
    void drawsOutcomesWithTheStatedProbability() {
        List<NamedCsvRecord> sorted = closed.stream()
                .sorted(Comparator.comparing(row -> probabilities.get(row.getField("number"))))
                .toList();
        for (int tenth = 0; tenth < 10; tenth++) {
            List<NamedCsvRecord> bin = sorted.subList(sorted.size() * tenth / 10, sorted.size() * (tenth + 1) / 10);
            double expected = bin.stream()
                    .mapToDouble(row -> probabilities.get(row.getField("number")))
                    .average()
                    .orElseThrow();
            double error = Math.sqrt(expected * (1 - expected) / bin.size());
            assertThat(share(bin)).as("tenth " + tenth).isCloseTo(expected, within(4 * error));
        }
    }

    /** Recomputes each fact from the rows of the files alone; nothing hidden and nothing later may be needed. */
    @Test
    void followsFromTheFilesAlone() {
        Map<String, Map<YearMonth, NamedCsvRecord>> months = new HashMap<>();
        for (NamedCsvRecord row : pack.rows("customer_months")) {
            months.computeIfAbsent(row.getField("customer_code"), key -> new HashMap<>())
                    .put(YearMonth.parse(row.getField("month")), row);
        }
        Map<String, List<NamedCsvRecord>> contracts = byCustomer("contracts");
        Map<String, List<NamedCsvRecord>> complaints = byCustomer("complaints");
        Map<String, List<NamedCsvRecord>> visits = byCustomer("visits");
        Map<String, List<NamedCsvRecord>> surveys = byCustomer("surveys");
        Map<String, NamedCsvRecord> customers =
                pack.rows("customers").stream().collect(Collectors.toMap(row -> row.getField("code"), row -> row));
        Map<String, NamedCsvRecord> byNumber = pack.rows("contracts").stream()
                .collect(Collectors.toMap(row -> row.getField("number"), Function.identity()));
        Map<String, Double> readiness = new Vocabulary()
                .industries.stream()
                        .collect(Collectors.toMap(Vocabulary.Industry::name, Vocabulary.Industry::readiness));
        int checked = 0;
        for (NamedCsvRecord contract : pack.rows("contracts")) {
            boolean open = contract.getField("outcome").equals("open");
            YearMonth known = open
                    ? AS_OF
                    : YearMonth.from(LocalDate.parse(contract.getField("decided_on")))
                            .minusMonths(1);
            if (known.isBefore(CHECKED_FROM) || contract.getField("loss_reason").equals("合并重组")) {
                continue;
            }
            String customer = contract.getField("customer_code");
            LocalDate day = known.atEndOfMonth();
            LocalDate signed = LocalDate.parse(customers.get(customer).getField("signed_on"));
            Map<YearMonth, NamedCsvRecord> facts = months.get(customer);
            RenewalFacts expected = new RenewalFacts();
            expected.incomeTrend = incomeTrend(facts, known);
            expected.memberTrend = memberTrend(facts, known);
            NamedCsvRecord now = facts.get(known);
            expected.effectiveShare = now == null || whole(now, "members") == 0
                    ? Double.NaN
                    : (double) whole(now, "effective_members") / whole(now, "members");
            LocalDate halfAYear = known.minusMonths(5).atDay(1);
            for (NamedCsvRecord complaint : complaints.getOrDefault(customer, List.of())) {
                LocalDateTime received = WrittenPack.time(complaint.getField("received_at"));
                if (isBetween(received.toLocalDate(), halfAYear, day)) {
                    expected.complaints++;
                    String reply = complaint.getField("first_reply_at");
                    if (reply.isEmpty() || WrittenPack.time(reply).isAfter(received.plusHours(24))) {
                        expected.lateReplies++;
                    }
                }
            }
            for (NamedCsvRecord visit : visits.getOrDefault(customer, List.of())) {
                if (isBetween(LocalDate.parse(visit.getField("visited_on")), halfAYear, day)) {
                    expected.visits++;
                }
            }
            for (int back = 0; back < 3; back++) {
                NamedCsvRecord month = facts.get(known.minusMonths(back));
                expected.arrearsMonths += month != null && fen(month, "arrears") > 0 ? 1 : 0;
            }
            expected.satisfaction = surveys.getOrDefault(customer, List.of()).stream()
                    .filter(row -> row.getField("question").equals("satisfaction"))
                    .filter(row -> isBetween(
                            LocalDate.parse(row.getField("answered_on")),
                            known.minusMonths(11).atDay(1),
                            day))
                    .max(Comparator.comparing(row -> row.getField("answered_on")))
                    .map(row -> Double.valueOf(row.getField("answer")))
                    .orElse(Double.NaN);
            expected.products = (int) contracts.get(customer).stream()
                    .filter(other -> isInUse(other, known))
                    .map(other -> other.getField("product_code"))
                    .distinct()
                    .count();
            expected.tenureYears =
                    ChronoUnit.MONTHS.between(signed, known.plusMonths(1).atDay(1)) / 12.0;
            expected.readiness = readiness.get(customers.get(customer).getField("industry"));
            LocalDate starts = LocalDate.parse(contract.getField("starts_on"));
            LocalDate ends = LocalDate.parse(contract.getField("ends_on"));
            expected.termMonths = (int) ChronoUnit.MONTHS.between(starts, ends.plusDays(1));
            expected.autoRenews = truth(contract, "auto_renews");
            expected.captive = truth(contract, "captive");
            NamedCsvRecord old = byNumber.get(contract.getField("renews_number"));
            expected.valueChange =
                    old == null ? 0 : (double) fen(contract, "monthly_value") / fen(old, "monthly_value") - 1;
            assertThat(probabilities.get(contract.getField("number")))
                    .as(contract.getField("number"))
                    .isCloseTo(RenewalOdds.probability(expected), within(2e-6));
            checked++;
        }
        assertThat(checked).isGreaterThan(6_000);
    }

    private static boolean isInUse(NamedCsvRecord contract, YearMonth month) {
        YearMonth starts = YearMonth.from(LocalDate.parse(contract.getField("starts_on")));
        YearMonth ends = YearMonth.from(LocalDate.parse(contract.getField("ends_on")));
        String decided = contract.getField("decided_on");
        boolean lost = contract.getField("outcome").equals("lost")
                && !YearMonth.from(LocalDate.parse(decided)).isAfter(month);
        boolean over = contract.getField("outcome").equals("renewed") && ends.isBefore(month);
        return !starts.isAfter(month) && !over && !(lost && ends.isBefore(month));
    }

    private static double incomeTrend(Map<YearMonth, NamedCsvRecord> months, YearMonth known) {
        double recent = meanIncome(months, known, 0, 3);
        double before = meanIncome(months, known, 3, 6);
        boolean threeMonths = months.containsKey(known.minusMonths(2)) && months.containsKey(known.minusMonths(3));
        return threeMonths && recent > 0 && before > 0 ? Math.log(recent / before) : 0;
    }

    private static double meanIncome(Map<YearMonth, NamedCsvRecord> months, YearMonth known, int skip, int many) {
        double sum = 0;
        int counted = 0;
        for (int back = skip; back < skip + many; back++) {
            NamedCsvRecord row = months.get(known.minusMonths(back));
            if (row != null) {
                sum += fen(row, "group_paid") + fen(row, "personal_bills");
                counted++;
            }
        }
        return counted == 0 ? 0 : sum / counted;
    }

    private static double memberTrend(Map<YearMonth, NamedCsvRecord> months, YearMonth known) {
        NamedCsvRecord before = months.get(known.minusMonths(6));
        assertThat(known.minusMonths(6)).isAfterOrEqualTo(FIRST_FACTS);
        return before == null || whole(before, "members") == 0
                ? 0
                : (double) whole(months.get(known), "members") / whole(before, "members") - 1;
    }

    private static Map<String, List<NamedCsvRecord>> byCustomer(String file) {
        return pack.rows(file).stream().collect(Collectors.groupingBy(row -> row.getField("customer_code")));
    }

    private static boolean isBetween(LocalDate day, LocalDate first, LocalDate last) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    private static double share(List<NamedCsvRecord> contracts) {
        return (double) contracts.stream()
                        .filter(row -> row.getField("outcome").equals("renewed"))
                        .count()
                / contracts.size();
    }

    /** Of all pairs of a renewed and a lost contract, the part in which the renewed one had the higher probability. */
    private static double areaUnderTheCurve() {
        double[] renewed = scores("renewed");
        double[] lost = scores("lost");
        double above = 0;
        for (double score : renewed) {
            int at = Arrays.binarySearch(lost, score);
            above += at >= 0 ? at + 0.5 : -at - 1;
        }
        return above / ((double) renewed.length * lost.length);
    }

    private static double[] scores(String outcome) {
        return closed.stream()
                .filter(row -> row.getField("outcome").equals(outcome))
                .mapToDouble(row -> probabilities.get(row.getField("number")))
                .sorted()
                .toArray();
    }
}
