package org.renewals.web.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Piece;

/**
 * What the page says about a customer, in the reader's words; the template only places it. What the reader may not know is
 * missing here, and where something is missed the page says why.
 *
 * @param summary a few words about the customer, for under its name
 * @param notActive the status where it is not the usual one; null otherwise
 * @param mayPropose whether the reader may propose another tier
 * @param waiting the request about it that is not decided yet; null for none, and for who sees counts only
 * @param tier null, like score and risk, for a customer that was not rated in the month
 * @param likelihoods of open contracts, the nearest to act on first; none in months without
 * @param incomes null where nothing was delivered or the reader may not know
 * @param pick opens the incomes by picking the manager of the month; null where they are open, or cannot be opened
 * @param withheld says what else the reader is not shown; null for managers
 * @param months the latest first; null where there is none to tell
 * @param mayReveal whether the reader may ask for a contact in full
 * @param tierChanges null where the reader may not know
 */
record CustomerPage(
        String code,
        String name,
        String summary,
        @Nullable String notActive,
        boolean mayPropose,
        @Nullable Request waiting,
        List<Fact> profile,
        @Nullable TierStory tier,
        @Nullable Score score,
        @Nullable Risk risk,
        List<LikelihoodCard> likelihoods,
        ContractTable contracts,
        List<ProductRow> products,
        boolean incomesOpen,
        @Nullable ChartView incomes,
        @Nullable Piece pick,
        @Nullable String withheld,
        @Nullable MonthTable months,
        @Nullable ChartView members,
        @Nullable ChartView fees,
        List<ContactRow> contacts,
        boolean mayReveal,
        List<ComplaintRow> complaints,
        List<SurveyRow> surveys,
        List<VisitRow> visits,
        @Nullable List<TierChangeRow> tierChanges) {

    /** A request for another tier. */
    record Request(long id, String from, String to) {}

    /** A line of the profile. */
    record Fact(String name, String value) {}

    /**
     * Which tier, and why.
     *
     * @param now the tier in effect by now where it has changed since; null otherwise
     * @param since from which month on, and how it came about; null where that is not known
     */
    record TierStory(
            String tier,
            String suggested,
            @Nullable String now,
            @Nullable String since,
            List<String> reasons) {}

    /** The value score and where it comes from. */
    record Score(String total, String rules, List<ScoreGroup> groups) {}

    /**
     * A part of the score.
     *
     * @param share points in % of what it can earn
     */
    record ScoreGroup(
            String name, String definition, String points, String weight, String share, List<ScoreRow> rows) {}

    /**
     * An indicator.
     *
     * @param value with its unit; says so where it is not known, or not for the reader
     * @param points empty where they are not for the reader
     * @param bar points in % of the weight, for drawing; null where there is nothing to draw
     */
    record ScoreRow(
            String name,
            String definition,
            String value,
            String points,
            String weight,
            @Nullable String bar) {}

    /**
     * The risk points.
     *
     * @param levels where the levels begin
     * @param untold says how many points have reasons that are not for the reader; null for none
     * @param unknown says which rules had nothing to look at; null for none
     */
    record Risk(
            String level,
            String points,
            @Nullable String levels,
            List<RiskRow> rows,
            @Nullable String untold,
            @Nullable String unknown) {}

    /** A reason. */
    record RiskRow(String name, String reason, String points) {}

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

    /** The months, one a row. */
    record MonthTable(List<Head> heads, List<MonthRow> rows) {}

    /** A column's name, and what it means. */
    record Head(String name, String definition) {}

    /** One month. */
    record MonthRow(String month, List<Piece> cells) {}

    /**
     * Somebody to call.
     *
     * @param revealed whether name and numbers are in full
     */
    record ContactRow(
            long id, String name, String role, String phone, String email, String consent, boolean revealed) {}

    /** A complaint; what came late is marked by the class of the piece. */
    record ComplaintRow(String receivedAt, String number, String about, Piece firstReply, String closedAt) {}

    /** The answers of one day, in the order of the questions. */
    record SurveyRow(String answeredOn, List<String> answers) {}

    /** A visit. */
    record VisitRow(String visitedOn, String kind, String visitor, String note) {}

    /** A change of the tier in effect. */
    record TierChangeRow(String month, String from, String to, String method) {}
}
