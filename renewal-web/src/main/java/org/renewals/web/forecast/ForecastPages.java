package org.renewals.web.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.forecast.ForecastFigures;
import org.renewals.analysis.forecast.ForecastPanel;
import org.renewals.analysis.forecast.ForecastPanelQuery;
import org.renewals.analysis.forecast.ForecastStage;
import org.renewals.analysis.forecast.JudgedForecast;
import org.renewals.analysis.forecast.JudgedForecastQuery;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartSeries;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.Highlight;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.scoring.quality.ExpectedProfit;
import org.renewals.scoring.quality.ForecastQuality;
import org.renewals.scoring.quality.PopulationStability;
import org.renewals.scoring.quality.Reliability;
import org.renewals.scoring.quality.SampleSize;
import org.renewals.tier.Tier;
import org.renewals.web.list.ListLinks;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Standpoint;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of the forecasts' quality together. */
@Component
class ForecastPages {

    private static final int MOST_FEATURES = 12;
    private static final double HALF = 0.5;
    /** From here on what was said and what came is told as a difference. */
    private static final double NOTICEABLE = 0.005;

    /** Of a table of figures, by message key. */
    private static final List<String> COLUMNS = List.of(
            "contracts",
            "said",
            "came",
            "brier",
            "brier-skill",
            "log-loss",
            "auc",
            "interval",
            "recall",
            "precision",
            "accuracy",
            "bias");

    private final ForecastPanelQuery panels;
    private final JudgedForecastQuery forecasts;
    private final MessageSource messages;

    ForecastPages(ForecastPanelQuery panels, JudgedForecastQuery forecasts, MessageSource messages) {
        this.panels = panels;
        this.forecasts = forecasts;
        this.messages = messages;
    }

    @Transactional(readOnly = true)
    public ForecastPage find(AccessScope scope, Standpoint standpoint, ForecastStage stage, Locale locale) {
        Subject subject = standpoint.subject();
        ForecastPanel panel = panels.find(scope, subject, standpoint.month(), stage);
        JudgedForecastQuery.Request request = new JudgedForecastQuery.Request(subject, standpoint.month(), stage);
        boolean judged = panel.chosen().isPresent();
        return new Maker(standpoint, panel, locale)
                .page(
                        judged ? forecasts.falseGreens(scope, request) : List.of(),
                        judged ? forecasts.falseReds(scope, request) : List.of());
    }

    /** Makes one page. */
    private final class Maker {

        private final Standpoint standpoint;
        private final ForecastPanel panel;
        private final Locale locale;
        private final Figures figures;

        Maker(Standpoint standpoint, ForecastPanel panel, Locale locale) {
            this.standpoint = standpoint;
            this.panel = panel;
            this.locale = locale;
            this.figures = new Figures(messages, locale, Figures.Money.YUAN);
        }

        ForecastPage page(List<JudgedForecast> falseGreens, List<JudgedForecast> falseReds) {
            Optional<ForecastFigures> chosen = panel.chosen();
            ForecastFigures own = chosen.filter(ForecastFigures::enough).orElse(null);
            return new ForecastPage(
                    stages(),
                    chosen.isPresent(),
                    panel.subject().is(Subject.Kind.COUNTY),
                    chosen.filter(each -> !each.enough())
                            .map(each -> text(
                                    "forecasts.too-few",
                                    figures.count(each.contracts()),
                                    figures.count(each.renewed()),
                                    ForecastQuality.ENOUGH,
                                    ForecastQuality.ENOUGH_OF_EACH))
                            .orElse(null),
                    own == null ? List.of() : reading(own),
                    own == null ? List.of() : tiles(own),
                    own == null ? null : reliability(own),
                    own == null ? null : gains(own),
                    table(
                            "by-stage",
                            "stage",
                            panel.stages().stream().map(this::stageName).toList(),
                            panel.stages()),
                    parts(),
                    panel.tiers().isEmpty()
                            ? null
                            : table(
                                    "by-tier",
                                    "tier",
                                    panel.tiers().stream()
                                            .map(row -> plain(row.segment()))
                                            .toList(),
                                    panel.tiers()),
                    partsAndTiers(),
                    models(),
                    history(),
                    shifts(),
                    features(),
                    errors(
                            "false-greens",
                            falseGreens,
                            chosen.map(ForecastFigures::falseGreen).orElse(0)),
                    errors(
                            "false-reds",
                            falseReds,
                            chosen.map(ForecastFigures::falseRed).orElse(0)),
                    own == null ? List.of() : money(own),
                    standpoint
                            .link(ForecastController.PATH + ".csv")
                            .with("stage", panel.stage().days())
                            .toString());
        }

        private List<ForecastPage.Tab> stages() {
            List<ForecastPage.Tab> tabs = new ArrayList<>();
            for (ForecastStage stage : ForecastStage.values()) {
                tabs.add(new ForecastPage.Tab(
                        stageName(stage),
                        standpoint
                                .link(ForecastController.PATH)
                                .with("stage", stage.days())
                                .toString(),
                        stage == panel.stage()));
            }
            return tabs;
        }

        private String stageName(ForecastStage stage) {
            return text("forecasts.stage." + stage.days());
        }

        private Piece stageName(ForecastFigures row) {
            return row.stage() == panel.stage()
                    ? new Piece(stageName(row.stage()), "figure", null)
                    : new Piece(
                            stageName(row.stage()),
                            null,
                            standpoint
                                    .link(ForecastController.PATH)
                                    .with("stage", row.stage().days())
                                    .toString());
        }

        /** What there is to know, in sentences. */
        private List<List<Piece>> reading(ForecastFigures own) {
            List<List<Piece>> sentences = new ArrayList<>();
            tenthSentence(own, tenth -> true).ifPresent(sentences::add);
            tenthSentence(own, tenth -> tenth < own.tenths().size() * HALF).ifPresent(sentences::add);
            double difference = own.expectedShare() - own.renewedShare();
            String verdict = Math.abs(difference) < NOTICEABLE
                    ? text("forecasts.reading.as-said")
                    : text(
                            difference > 0 ? "forecasts.reading.less" : "forecasts.reading.more",
                            percent(Math.abs(difference), 1));
            sentences.add(List.of(plain(text(
                    "forecasts.reading.all",
                    figures.count(own.contracts()),
                    figures.count(Math.round(own.expected())),
                    figures.count(own.renewed()),
                    verdict))));
            Double skill = own.brierSkillOnLastYear();
            if (skill != null) {
                sentences.add(List.of(plain(text(
                        skill >= 0 ? "forecasts.reading.better" : "forecasts.reading.worse",
                        percent(own.lastYearRate(), 1),
                        percent(Math.abs(skill), 1)))));
            }
            sentences.add(List.of(plain(text(
                    "forecasts.reading.found",
                    figures.count(own.lost()),
                    figures.count(own.caught()),
                    figures.count(own.falseGreen())))));
            return sentences;
        }

        /** About the tenth of the scale most contracts lie in, among those wanted. */
        private Optional<List<Piece>> tenthSentence(ForecastFigures own, IntPredicate wanted) {
            int best = -1;
            for (int tenth = 0; tenth < own.tenths().size(); tenth++) {
                int contracts = own.tenths().get(tenth).contracts();
                if (wanted.test(tenth)
                        && contracts >= ForecastQuality.ENOUGH
                        && (best < 0 || contracts > own.tenths().get(best).contracts())) {
                    best = tenth;
                }
            }
            if (best < 0) {
                return Optional.empty();
            }
            Reliability.Bin bin = own.tenths().get(best);
            return Optional.of(List.of(plain(text(
                    "forecasts.reading.tenth",
                    figures.count(bin.contracts()),
                    best * 10,
                    best * 10 + 10,
                    percent(bin.observed(), 1)))));
        }

        private List<ForecastPage.Tile> tiles(ForecastFigures own) {
            return List.of(
                    tile("brier", decimal(own.brier(), 4), "", skill(own.brierSkill(), own.brierSkillOnLastYear())),
                    tile(
                            "log-loss",
                            decimal(own.logLoss(), 4),
                            "",
                            skill(own.logLossSkill(), own.logLossSkillOnLastYear())),
                    tile(
                            "auc",
                            decimal(own.auc(), 3),
                            "",
                            List.of(
                                    plain(text(
                                            "forecasts.tile.interval",
                                            decimal(own.aucFrom(), 3),
                                            decimal(own.aucTo(), 3))),
                                    plain(text("forecasts.tile.lift", decimal(own.liftAt10(), 2))))),
                    tile(
                            "calibration",
                            decimal(own.calibrationSlope(), 2),
                            "",
                            List.of(
                                    plain(text("forecasts.tile.intercept", decimal(own.calibrationIntercept(), 2))),
                                    plain(text("forecasts.tile.ece", percent(own.ece(), 1))))),
                    tile(
                            "accuracy",
                            percent(own.accuracy(), 1),
                            own.accuracy() == null ? "" : "%",
                            List.of(
                                    plain(text("forecasts.tile.bias", signedPercent(own.bias()))),
                                    plain(text(
                                            "forecasts.tile.value",
                                            figures.amount(own.expectedValue()),
                                            figures.amount(own.keptValue()))))),
                    tile(
                            "recall",
                            percent(own.recall(), 1),
                            own.recall() == null ? "" : "%",
                            List.of(
                                    plain(text("forecasts.tile.precision", percent(own.precision(), 1))),
                                    plain(text("forecasts.tile.f1", decimal(own.f1(), 2))))));
        }

        private ForecastPage.Tile tile(String figure, String number, String unit, List<Piece> notes) {
            return new ForecastPage.Tile(name(figure), definition(figure), number, unit, notes);
        }

        private List<Piece> skill(@Nullable Double onBase, @Nullable Double onLastYear) {
            return List.of(
                    new Piece(text("forecasts.tile.skill", signedPercent(onBase)), bad(onBase), null),
                    new Piece(
                            text("forecasts.tile.skill-last-year", signedPercent(onLastYear)), bad(onLastYear), null));
        }

        private ChartView reliability(ForecastFigures own) {
            List<String> names = new ArrayList<>();
            List<@Nullable BigDecimal> said = new ArrayList<>();
            List<@Nullable BigDecimal> came = new ArrayList<>();
            for (Reliability.Bin bin : own.bins()) {
                names.add(text("forecasts.bin", percent(bin.stated(), 1), figures.count(bin.contracts())));
                said.add(inPercent(bin.stated()));
                came.add(inPercent(bin.observed()));
            }
            return view(new Chart(
                    ChartType.LINE,
                    text("forecasts.reliability"),
                    "%",
                    1,
                    names,
                    List.of(
                            new ChartSeries(text("forecasts.said"), SeriesStyle.BACKGROUND, said),
                            new ChartSeries(text("forecasts.came"), SeriesStyle.FIRST, came))));
        }

        private ChartView gains(ForecastFigures own) {
            List<String> names = new ArrayList<>();
            List<@Nullable BigDecimal> chance = new ArrayList<>();
            for (int tenth = 1; tenth <= own.gains().size(); tenth++) {
                names.add(tenth * 10 + "%");
                chance.add(BigDecimal.valueOf(tenth * 10L));
            }
            return view(new Chart(
                    ChartType.LINE,
                    text("forecasts.gains"),
                    "%",
                    1,
                    names,
                    List.of(
                            new ChartSeries(text("forecasts.gains.lost"), SeriesStyle.FIRST, inPercent(own.gains())),
                            new ChartSeries(
                                    text("forecasts.gains.value"), SeriesStyle.SECOND, inPercent(own.valueGains())),
                            new ChartSeries(text("forecasts.gains.chance"), SeriesStyle.BACKGROUND, chance))));
        }

        private @Nullable ChartView history() {
            List<ForecastPanel.Past> past = panel.history().stream()
                    .filter(each -> each.contracts() >= ForecastQuality.ENOUGH)
                    .toList();
            if (past.size() < 2) {
                return null;
            }
            return view(new Chart(
                    ChartType.LINE,
                    text("forecasts.history"),
                    "%",
                    1,
                    past.stream().map(each -> each.month().toString()).toList(),
                    List.of(
                            new ChartSeries(
                                    text("forecasts.said"),
                                    SeriesStyle.BACKGROUND,
                                    past.stream()
                                            .map(each -> inPercent(each.expectedShare()))
                                            .toList()),
                            new ChartSeries(
                                    text("forecasts.came"),
                                    SeriesStyle.FIRST,
                                    past.stream()
                                            .map(each -> inPercent(each.renewedShare()))
                                            .toList()))));
        }

        private @Nullable ChartView shifts() {
            if (panel.shifts().isEmpty()) {
                return null;
            }
            return view(new Chart(
                            ChartType.LINE,
                            text("forecasts.shifts"),
                            "",
                            3,
                            panel.shifts().stream()
                                    .map(shift -> shift.month().toString())
                                    .toList(),
                            List.of(new ChartSeries(
                                    "PSI",
                                    SeriesStyle.FIRST,
                                    panel.shifts().stream()
                                            .map(shift -> exact(shift.index()))
                                            .toList())))
                    .highlighting(
                            new Highlight.Line(text("forecasts.shift.line.watch"), exact(PopulationStability.WATCH)))
                    .highlighting(
                            new Highlight.Line(text("forecasts.shift.line.act"), exact(PopulationStability.ACT))));
        }

        private ChartView view(Chart chart) {
            return ChartView.of(chart, figures, messages, (series, category) -> null);
        }

        /** @param names of the rows */
        private ForecastPage.Table table(
                String name, String first, List<Piece> names, List<ForecastFigures> figuresOfRows) {
            List<ForecastPage.Row> rows = new ArrayList<>();
            for (int row = 0; row < names.size(); row++) {
                rows.add(new ForecastPage.Row(names.get(row), cells(figuresOfRows.get(row))));
            }
            return new ForecastPage.Table(
                    text("forecasts." + name),
                    text("forecasts." + name + ".note"),
                    text("forecasts.head." + first),
                    COLUMNS.stream()
                            .map(column -> new ForecastPage.Head(name(column), definition(column)))
                            .toList(),
                    rows);
        }

        private List<Piece> cells(ForecastFigures row) {
            List<Piece> cells = new ArrayList<>();
            cells.add(plain(figures.count(row.contracts())));
            cells.add(plain(percent(row.expectedShare(), 1)));
            cells.add(plain(percent(row.renewedShare(), 1)));
            if (!row.enough()) {
                for (int column = cells.size(); column < COLUMNS.size(); column++) {
                    cells.add(new Piece(column == 3 ? text("forecasts.few") : "", "text-muted", null));
                }
                return cells;
            }
            cells.add(plain(decimal(row.brier(), 4)));
            cells.add(new Piece(signedPercent(row.brierSkill()), bad(row.brierSkill()), null));
            cells.add(plain(decimal(row.logLoss(), 4)));
            cells.add(plain(decimal(row.auc(), 3)));
            cells.add(plain(text("forecasts.interval", decimal(row.aucFrom(), 3), decimal(row.aucTo(), 3))));
            cells.add(plain(percent(row.recall(), 1)));
            cells.add(plain(percent(row.precision(), 1)));
            cells.add(plain(percent(row.accuracy(), 1)));
            cells.add(plain(signedPercent(row.bias())));
            return cells;
        }

        private ForecastPage.@Nullable Table parts() {
            if (panel.parts().isEmpty()) {
                return null;
            }
            Subject.Kind kind = panel.parts().get(0).kind();
            return table(
                    "by-" + kind.code(),
                    kind.code(),
                    panel.parts().stream().map(this::partName).toList(),
                    panel.parts().stream().map(ForecastPanel.Part::figures).toList());
        }

        private Piece partName(ForecastPanel.Part part) {
            return new Piece(
                    part.name(),
                    null,
                    standpoint
                            .withoutSubject(ForecastController.PATH)
                            .with(part.kind().code(), part.code())
                            .with("stage", panel.stage().days())
                            .toString());
        }

        private ForecastPage.@Nullable Table partsAndTiers() {
            if (panel.parts().stream().allMatch(part -> part.tiers().isEmpty())) {
                return null;
            }
            List<ForecastPage.Head> heads = new ArrayList<>();
            for (Tier tier : Tier.values()) {
                heads.add(new ForecastPage.Head(tier.name(), ""));
            }
            return new ForecastPage.Table(
                    text("forecasts.by-part-and-tier"),
                    text("forecasts.by-part-and-tier.note"),
                    text("forecasts.head.city"),
                    heads,
                    panel.parts().stream()
                            .map(part -> new ForecastPage.Row(
                                    partName(part),
                                    heads.stream()
                                            .map(head -> difference(
                                                    part.tier(head.name()).orElse(null)))
                                            .toList()))
                            .toList());
        }

        /** What came less what was said, in percentage points; with the number of contracts. */
        private Piece difference(@Nullable ForecastFigures cell) {
            if (cell == null) {
                return new Piece("–", "text-muted", null);
            }
            if (!cell.enough()) {
                return new Piece(text("forecasts.few-of", figures.count(cell.contracts())), "text-muted", null);
            }
            return plain(text(
                    "forecasts.difference",
                    signed((cell.renewedShare() - cell.expectedShare()) * 100, 1),
                    figures.count(cell.contracts())));
        }

        private ForecastPage.@Nullable Table models() {
            ForecastFigures challenger = panel.challenger();
            ForecastFigures beside = panel.beside();
            if (challenger == null || beside == null) {
                return null;
            }
            return table(
                    "models",
                    "model",
                    List.of(plain(text("forecasts.served")), plain(text("forecasts.challenger"))),
                    List.of(beside, challenger));
        }

        private ForecastPage.@Nullable Table features() {
            if (panel.features().isEmpty()) {
                return null;
            }
            return new ForecastPage.Table(
                    text("forecasts.features"),
                    text(
                            "forecasts.features.note",
                            panel.features().get(0).reference().toString()),
                    text("forecasts.head.feature"),
                    List.of(
                            new ForecastPage.Head("PSI", text("forecasts.definition.psi")),
                            new ForecastPage.Head(text("forecasts.head.state"), "")),
                    panel.features().stream()
                            .sorted(Comparator.comparingDouble(ForecastPanel.Shift::index)
                                    .reversed())
                            .limit(MOST_FEATURES)
                            .map(shift -> new ForecastPage.Row(
                                    plain(text("forecasts.feature." + shift.feature())),
                                    List.of(plain(decimal(shift.index(), 3)), state(shift.index()))))
                            .toList());
        }

        private Piece state(double index) {
            if (index >= PopulationStability.ACT) {
                return new Piece(text("forecasts.shift.act"), "bad", null);
            }
            return index >= PopulationStability.WATCH
                    ? new Piece(text("forecasts.shift.watch"), "warn", null)
                    : new Piece(text("forecasts.shift.steady"), "good", null);
        }

        private ForecastPage.Misses errors(String name, List<JudgedForecast> found, int all) {
            ListLinks links = new ListLinks(standpoint);
            return new ForecastPage.Misses(
                    text("forecasts." + name),
                    found.isEmpty()
                            ? text("forecasts." + name + ".none")
                            : text("forecasts." + name + ".note", figures.count(found.size()), figures.count(all)),
                    panel.subject().is(Subject.Kind.PROVINCE),
                    !panel.subject().is(Subject.Kind.MANAGER),
                    found.stream()
                            .map(row -> new ForecastPage.Miss(
                                    row.customerName() == null ? text("customers.handed-over") : row.customerName(),
                                    row.customerCode() == null
                                            ? null
                                            : links.customer(row.customerCode()).toString(),
                                    row.contract() == null ? "" : row.contract(),
                                    row.tier().length() > 2 ? null : row.tier(),
                                    percent(row.probability(), 1),
                                    figures.amount(row.monthlyValue()),
                                    row.scoreMonth().toString(),
                                    row.knownMonth().toString(),
                                    row.city(),
                                    row.manager()))
                            .toList());
        }

        /** What offers could have earned. */
        private List<Piece> money(ForecastFigures own) {
            Double emp = own.emp();
            Double untold = own.empUntold();
            if (emp == null || untold == null) {
                return List.of();
            }
            List<Piece> sentences = new ArrayList<>();
            sentences.add(plain(text(
                    "forecasts.money.worth",
                    figures.amount(exact(emp * own.contracts())),
                    percent(own.empContacted(), 0),
                    figures.amount(exact(untold * own.contracts())),
                    decimal(emp, 2))));
            sentences.add(plain(text(
                    "forecasts.money.assumed",
                    percent(ExpectedProfit.OFFER_SHARE, 0),
                    figures.amount(exact(ExpectedProfit.CONTACT_COST)),
                    ExpectedProfit.MONTHS)));
            double rate = own.renewedShare();
            double lifted = rate + ExpectedProfit.MEAN_ACCEPTANCE * (1 - rate);
            if (lifted > rate) {
                sentences.add(plain(text(
                        "forecasts.money.trial",
                        percent(rate, 1),
                        percent(lifted, 1),
                        figures.count(SampleSize.perGroup(rate, lifted)),
                        SampleSize.SIGNIFICANCE,
                        SampleSize.POWER)));
            }
            return sentences;
        }

        private String name(String figure) {
            return text("forecasts.figure." + figure);
        }

        private String definition(String figure) {
            return text("forecasts.definition." + figure);
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage(key, arguments, locale);
        }

        private String percent(@Nullable Double fraction, int decimals) {
            return figures.percent(fraction == null ? null : exact(fraction), decimals);
        }

        private String decimal(@Nullable Double number, int decimals) {
            return figures.decimal(number == null ? null : exact(number), decimals);
        }

        private String signedPercent(@Nullable Double fraction) {
            return fraction == null ? figures.percent(null, 1) : signed(fraction * 100, 1) + "%";
        }

        private String signed(double number, int decimals) {
            BigDecimal rounded = exact(number).setScale(decimals, RoundingMode.HALF_UP);
            return (rounded.signum() > 0 ? "+" : "") + figures.decimal(rounded, decimals);
        }
    }

    private static @Nullable String bad(@Nullable Double skill) {
        return skill != null && skill < 0 ? "bad" : null;
    }

    private static Piece plain(String text) {
        return new Piece(text, null, null);
    }

    private static BigDecimal exact(double number) {
        return BigDecimal.valueOf(number);
    }

    private static BigDecimal inPercent(double fraction) {
        return exact(fraction * 100);
    }

    private static List<@Nullable BigDecimal> inPercent(List<Double> fractions) {
        List<@Nullable BigDecimal> all = new ArrayList<>();
        fractions.forEach(fraction -> all.add(inPercent(fraction)));
        return all;
    }
}
