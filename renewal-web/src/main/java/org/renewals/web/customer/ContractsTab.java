package org.renewals.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.contract.ContractOutcome;
import org.renewals.web.view.Piece;
import org.springframework.stereotype.Component;

/** What the customer has signed, how likely it is to be renewed, and what it uses. */
@Component
class ContractsTab {

    private static final int SOON_DAYS = 30;

    private final LikelihoodCards likelihoods;

    ContractsTab(LikelihoodCards likelihoods) {
        this.likelihoods = likelihoods;
    }

    /** @param likelihoods of open contracts, the nearest to act on first; none in months without */
    record View(List<LikelihoodCard> likelihoods, ContractTable contracts, List<ProductRow> products) {}

    /** @param summary how many, and what those still undecided are worth */
    record ContractTable(String summary, List<ContractRow> rows) {}

    /**
     * A contract as of the end of the month.
     *
     * @param likelihood a chip: text and class; null where there is none
     * @param state a chip: text and class
     * @param notes what else there is to know, such as by which contract it was renewed
     */
    record ContractRow(
            String number,
            String product,
            String startsOn,
            String endsOn,
            String actBy,
            String value,
            @Nullable Piece likelihood,
            Piece state,
            List<String> notes) {}

    /** A product in use. */
    record ProductRow(String name, String family, boolean informatization, String users, String income, Piece change) {}

    View of(CustomerReading reading) {
        return new Maker(reading).view();
    }

    private final class Maker {

        private final CustomerReading reading;
        private final CustomerDetail detail;
        private final CustomerWords words;

        Maker(CustomerReading reading) {
            this.reading = reading;
            this.detail = reading.detail();
            this.words = reading.words();
        }

        View view() {
            List<LikelihoodCard> cards = likelihoods.of(reading.scope(), reading.standpoint(), detail, words.figures());
            return new View(
                    cards,
                    contracts(cards),
                    detail.products().stream().map(this::product).toList());
        }

        private ContractTable contracts(List<LikelihoodCard> cards) {
            List<CustomerDetail.Contract> open = detail.contracts().stream()
                    .filter(contract -> contract.state() == ContractOutcome.OPEN)
                    .toList();
            BigDecimal value =
                    open.stream().map(CustomerDetail.Contract::monthlyValue).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new ContractTable(
                    words.text(
                            "customer.contracts.summary",
                            words.figures().count(detail.contracts().size()),
                            words.figures().count(open.size()),
                            words.figures().amount(value),
                            reading.standpoint().reportMonth().asOf().toString()),
                    detail.contracts().stream()
                            .map(contract -> contract(contract, cards))
                            .toList());
        }

        private ContractRow contract(CustomerDetail.Contract contract, List<LikelihoodCard> cards) {
            return new ContractRow(
                    contract.number(),
                    words.orDash(contract.product()),
                    contract.startsOn().toString(),
                    contract.endsOn().toString(),
                    contract.actBy().toString(),
                    words.figures().amount(contract.monthlyValue()),
                    cards.stream()
                            .filter(card -> card.contract().equals(contract.number()))
                            .findFirst()
                            .map(card -> new Piece(card.percent(), card.band().css(), null))
                            .orElse(null),
                    contractState(contract),
                    contractNotes(contract));
        }

        private Piece contractState(CustomerDetail.Contract contract) {
            Integer window = contract.window();
            return switch (contract.state()) {
                case RENEWED -> new Piece(words.text("customer.contract.renewed"), "chip-good", null);
                case LOST -> new Piece(words.text("customer.contract.lost"), "chip-bad", null);
                case OPEN -> {
                    if (window == null) {
                        yield new Piece(
                                words.text(
                                        contract.startsOn()
                                                        .isAfter(detail.month().atEndOfMonth())
                                                ? "customer.contract.to-come"
                                                : "customer.contract.running"),
                                "",
                                null);
                    }
                    if (window == 0) {
                        yield new Piece(words.text("customer.contract.past"), "chip-bad", null);
                    }
                    yield new Piece(
                            words.text(
                                    "customer.contract.window", contract.daysLeft(detail.month()), windowName(window)),
                            window <= SOON_DAYS ? "chip-bad" : "chip-warn",
                            null);
                }
            };
        }

        private String windowName(int window) {
            int before = DueContracts.WINDOWS.get(DueContracts.WINDOWS.indexOf(window) - 1);
            return words.text("window.days", before + 1, window);
        }

        private List<String> contractNotes(CustomerDetail.Contract contract) {
            List<String> notes = new ArrayList<>();
            if (contract.decidedSince()) {
                notes.add(words.text(
                        "customer.contract.since." + contract.outcome().code(),
                        contract.decidedOn() == null ? contract.endsOn() : contract.decidedOn()));
            } else if (contract.decidedOn() != null) {
                notes.add(words.text("customer.contract.decided", contract.decidedOn()));
            } else if (contract.state() == ContractOutcome.LOST) {
                notes.add(words.text("customer.contract.undecided"));
            }
            if (contract.renewedBy() != null && contract.renewedValue() != null) {
                notes.add(words.text(
                        "customer.contract.renewed-by",
                        contract.renewedBy(),
                        words.figures().amount(contract.renewedValue())));
            }
            if (contract.lossReason() != null) {
                notes.add(contract.lossReason());
            }
            if (Boolean.TRUE.equals(contract.captive())) {
                notes.add(words.text("customer.contract.captive"));
            }
            if (contract.state() == ContractOutcome.OPEN && Boolean.TRUE.equals(contract.autoRenews())) {
                notes.add(words.text("customer.contract.auto-renews"));
            }
            return notes;
        }

        private ProductRow product(CustomerDetail.Product product) {
            return new ProductRow(
                    product.name(),
                    words.text("product-family." + product.family()),
                    product.informatization(),
                    words.figures().number(Value.of(Metric.PRODUCT_USERS, product.users())),
                    words.figures().number(Value.of(Metric.PRODUCT_INCOME, product.income())),
                    words.change(product.incomeChange()));
        }
    }
}
