package org.renewals.reports.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.renewals.reports.text.ReportTexts;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The templates of documents; apart from those of pages, whose engine knows requests and links. */
final class DocumentTemplates {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    DocumentTemplates(ReportTexts texts) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/pdf/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(texts.messageSource());
        engine.setEnableSpringELCompiler(true);
    }

    String html(String template, Locale locale, Map<String, Object> model) {
        try {
            return engine.process(template, new Context(locale, model));
        } catch (TemplateEngineException e) {
            throw new DocumentFailed("cannot process template " + template, e);
        }
    }
}
