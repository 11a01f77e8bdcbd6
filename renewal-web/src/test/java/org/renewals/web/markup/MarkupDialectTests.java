package org.renewals.web.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.renewals.web.list.Cell;
import org.renewals.web.view.Piece;
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

    private String piece(Piece piece) {
        return rendered("<td class=\"num\" rn:piece=\"${one}\"></td>", piece);
    }

    private String cell(Cell cell) {
        return rendered("<td rn:cell=\"${one}\"></td>", cell);
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
