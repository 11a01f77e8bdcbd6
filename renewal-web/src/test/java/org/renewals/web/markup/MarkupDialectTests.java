package org.renewals.web.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.renewals.tier.Tier;
import org.renewals.web.list.Cell;
import org.renewals.web.list.Option;
import org.renewals.web.view.Piece;
import org.renewals.web.view.TierBar;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** What the attributes write, whatever names and links are made of. */
class MarkupDialectTests {

    private static final String EVIL = "<b onclick=\"x()\">'&";
    private static final String TAMED = "&lt;b onclick=&quot;x()&quot;&gt;&#39;&amp;";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    @BeforeEach
    void setUp() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("risk.high", Locale.ENGLISH, "High");
        engine.setTemplateEngineMessageSource(messages);
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new MarkupDialect());
    }

    @Test
    void aPieceIsATextASpanOrALink() {
        assertThat(piece(new Piece("1 < 2", null, null))).isEqualTo("<td class=\"num\">1 &lt; 2</td>");
        assertThat(piece(new Piece("+3", "good", null)))
                .isEqualTo("<td class=\"num\"><span class=\"good\">+3</span></td>");
        assertThat(piece(new Piece("7", "figure", "/customers?tier=A1&tier=A2")))
                .isEqualTo(
                        "<td class=\"num\"><a href=\"/renewals/customers?tier=A1&amp;tier=A2\" class=\"figure\">7</a></td>");
    }

    @Test
    void aPieceNeedsNoElementAroundIt() {
        assertThat(rendered("<p>(<th:block rn:piece=\"${one}\"/>)</p>", new Piece("+3", "good", null)))
                .isEqualTo("<p>(<span class=\"good\">+3</span>)</p>");
    }

    @Test
    void nothingInItIsMarkup() {
        assertThat(piece(new Piece(EVIL, EVIL, null)))
                .isEqualTo("<td class=\"num\"><span class=\"" + TAMED + "\">" + TAMED + "</span></td>");
        assertThat(piece(new Piece("x", null, "/a\"><script>"))).doesNotContain("<script>");
        assertThat(piece(new Piece("${7 * 7} [[${7 * 7}]] @{/x}", null, null))).contains("${7 * 7} [[${7 * 7}]] @{/x}");
        assertThat(cell(Cell.name(EVIL, "/customers/K1")))
                .isEqualTo("<th scope=\"row\" class=\"name\"><a href=\"/renewals/customers/K1\" title=\"" + TAMED
                        + "\">" + TAMED + "</a></th>");
    }

    @Test
    void aCellIsWhatItsKindSays() {
        assertThat(cell(Cell.name("Hidden", null)))
                .isEqualTo("<th scope=\"row\" class=\"name\"><span class=\"text-muted\">Hidden</span></th>");
        assertThat(cell(Cell.number("1.5"))).isEqualTo("<td class=\"num\"><span>1.5</span></td>");
        assertThat(cell(Cell.number("-1", "bad"))).isEqualTo("<td class=\"num\"><span class=\"bad\">-1</span></td>");
        assertThat(cell(Cell.date("2026-10-31"))).isEqualTo("<td class=\"date\">2026-10-31</td>");
        assertThat(cell(Cell.tier("A1"))).isEqualTo("<td><span class=\"chip tier-a1\">A1</span></td>");
        assertThat(cell(Cell.risk("high"))).isEqualTo("<td><span class=\"chip risk-high\">High</span></td>");
        assertThat(cell(Cell.chip("Open", "alert-open")))
                .isEqualTo("<td><span class=\"chip alert-open\">Open</span></td>");
        assertThat(cell(Cell.sentence("Why"))).isEqualTo("<td class=\"sentence\">Why</td>");
        assertThat(cell(Cell.link("Alert", "/alerts/1")))
                .isEqualTo("<td class=\"word\"><a href=\"/renewals/alerts/1\">Alert</a></td>");
        assertThat(cell(Cell.text("K1"))).isEqualTo("<td class=\"word\" title=\"K1\">K1</td>");
        assertThat(cell(Cell.text(null))).isEqualTo("<td class=\"word\"></td>");
    }

    @Test
    void piecesMakeASentence() {
        assertThat(rendered(
                        "<li rn:pieces=\"${one}\"></li>",
                        List.of(new Piece("Income rose by ", null, null), new Piece("3 %", "good", null))))
                .isEqualTo("<li>Income rose by <span class=\"good\">3 %</span></li>");
    }

    @Test
    void figuresAreCellsOfATable() {
        assertThat(rendered(
                        "<tr><td rn:figures=\"${one}\"></td></tr>",
                        List.of(new Piece("1", null, null), new Piece("+3", "good", null))))
                .isEqualTo("<tr><td class=\"num\">1</td><td class=\"num\"><span class=\"good\">+3</span></td></tr>");
        assertThat(rendered("<tr><td rn:figures=\"${one}\"></td></tr>", List.of()))
                .isEqualTo("<tr></tr>");
    }

    @Test
    void rowsFollowEachOther() {
        List<Cell> row = List.of(Cell.number("1"), Cell.date("2026-10-31"));
        assertThat(rendered("<tbody><tr rn:rows=\"${one}\"></tr></tbody>", List.of(row, row)))
                .isEqualTo("<tbody>"
                        + "<tr><td class=\"num\"><span>1</span></td><td class=\"date\">2026-10-31</td></tr>".repeat(2)
                        + "</tbody>");
    }

    @Test
    void optionsAreWhatAFieldOffers() {
        assertThat(rendered(
                        "<select><option rn:options=\"${one}\"></option></select>",
                        List.of(new Option("1", "Wang & Li", false), new Option("2", "Zhao", true))))
                .isEqualTo("<select><option value=\"1\">Wang &amp; Li</option>"
                        + "<option value=\"2\" selected=\"selected\">Zhao</option></select>");
    }

    @Test
    void tiersAreABarAsWideAsTheyAreMany() {
        Map<Tier, BigDecimal> customers = Map.of(Tier.A1, BigDecimal.ONE, Tier.C, BigDecimal.valueOf(3));
        assertThat(rendered("<p><svg rn:tiers=\"${one}\"></svg></p>", TierBar.of(customers, "A1 1, C 3 & \"none\"")))
                .isEqualTo("<p><svg class=\"tier-bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" role=\"img\""
                        + " aria-label=\"A1 1, C 3 &amp; &quot;none&quot;\">"
                        + "<title>A1 1, C 3 &amp; &quot;none&quot;</title>"
                        + "<rect y=\"0\" height=\"8\" class=\"fill-a1\" x=\"0.00\" width=\"25.00\"></rect>"
                        + "<rect y=\"0\" height=\"8\" class=\"fill-c\" x=\"25.00\" width=\"75.00\"></rect></svg></p>");
    }

    private String piece(Piece piece) {
        return rendered("<td class=\"num\" rn:piece=\"${one}\"></td>", piece);
    }

    /** Of a row of its own. */
    private String cell(Cell cell) {
        String row = rendered("<tr rn:rows=\"${one}\"></tr>", List.of(List.of(cell)));
        assertThat(row).startsWith("<tr>").endsWith("</tr>");
        return row.substring("<tr>".length(), row.length() - "</tr>".length());
    }

    private String rendered(String template, Object one) {
        MockServletContext servlet = new MockServletContext();
        servlet.setContextPath("/renewals");
        MockHttpServletRequest request = new MockHttpServletRequest(servlet);
        request.setContextPath("/renewals");
        return engine.process(
                template,
                new WebContext(
                        JakartaServletWebApplication.buildApplication(servlet)
                                .buildExchange(request, new MockHttpServletResponse()),
                        Locale.ENGLISH,
                        Map.of("one", one)));
    }
}
