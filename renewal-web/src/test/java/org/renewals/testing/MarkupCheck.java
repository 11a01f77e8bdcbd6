package org.renewals.testing;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The checker of the HTML standard (the "Nu" checker of the W3C), with its schema read once. Not for several threads at once. */
public final class MarkupCheck {

    private static final int EXCERPT = 160;

    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(false, false, false);
    private final Findings findings = new Findings();

    public MarkupCheck() {
        try {
            validator.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, findings);
            validator.setUpValidatorAndParsers(findings, false, false);
        } catch (Exception e) {
            // which is what the checker declares
            throw new IllegalStateException("the schema of HTML cannot be read", e);
        }
    }

    /** @return what is wrong with a page, each with what stands there */
    public List<String> errors(String html) {
        findings.found.clear();
        try {
            InputSource source = new InputSource(new StringReader(html));
            source.setEncoding("UTF-8");
            validator.checkHtmlInputSource(source);
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("a page cannot be checked", e);
        }
        String[] lines = html.split("\n", -1);
        return findings.found.stream().map(one -> told(one, lines)).toList();
    }

    private static String told(SAXParseException finding, String[] lines) {
        int at = finding.getLineNumber();
        if (at < 1 || at > lines.length) {
            return finding.getMessage();
        }
        String line = lines[at - 1];
        int end = Math.min(Math.max(finding.getColumnNumber(), 0), line.length());
        return finding.getMessage() + " – "
                + line.substring(Math.max(0, end - EXCERPT), end).strip();
    }

    private static final class Findings implements ErrorHandler {

        private final List<SAXParseException> found = new ArrayList<>();

        /** Advice on style, such as a heading for every section. */
        @Override
        public void warning(SAXParseException advice) {}

        @Override
        public void error(SAXParseException error) {
            found.add(error);
        }

        @Override
        public void fatalError(SAXParseException error) {
            found.add(error);
        }
    }
}
