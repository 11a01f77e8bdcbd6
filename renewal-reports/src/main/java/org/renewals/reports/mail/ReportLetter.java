package org.renewals.reports.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.renewals.reports.ReportContent;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes the letter that carries a report: subject, the month's figures, and the document. */
@Component
class ReportLetter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;
    private final SpringTemplateEngine templates;

    ReportLetter(MailSettings settings) {
        this.settings = settings;
        this.templates = engine();
    }

    /** @throws AddressException if the recipient's address is not exactly one e-mail address */
    OutgoingMessage write(OutboxMessage entry, Session session) throws MessagingException {
        ReportContent report = entry.report();
        OutgoingMessage message = new OutgoingMessage(session, entry.messageId(), recipient(entry));
        message.setFrom(settings.sender());
        message.setSubject(HeaderText.oneLine(report.title()), UTF_8);
        message.setSentDate(Date.from(entry.queuedAt()));
        // no out-of-office notes to a program (RFC 3834)
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart parts = new MimeMultipart("mixed");
        parts.addBodyPart(text(entry));
        parts.addBodyPart(attachment(report));
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private static InternetAddress recipient(OutboxMessage entry) throws AddressException {
        InternetAddress address = new InternetAddress(entry.email(), true);
        if (address.isGroup() || address.getAddress().indexOf('@') < 1) {
            throw new AddressException("not a single mailbox", entry.email());
        }
        try {
            address.setPersonal(HeaderText.oneLine(entry.name()), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java runtime has UTF-8", e);
        }
        return address;
    }

    private MimeBodyPart text(OutboxMessage entry) throws MessagingException {
        Locale language = Locale.SIMPLIFIED_CHINESE.getLanguage().equals(entry.language())
                ? Locale.SIMPLIFIED_CHINESE
                : Locale.ENGLISH;
        Context context = new Context(language, Map.of("name", entry.name(), "report", entry.report()));
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(templates.process("report.txt", context), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(templates.process("report.html", context), UTF_8, "html");
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(plain);
        alternatives.addBodyPart(html);
        MimeBodyPart both = new MimeBodyPart();
        both.setContent(alternatives);
        return both;
    }

    private static MimeBodyPart attachment(ReportContent report) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(report.content(), "application/pdf")));
        String name = HeaderText.fileName(report.fileName());
        part.setHeader("Content-Type", new ContentType("application", "pdf", named("name", name)).toString());
        part.setHeader("Content-Disposition", new ContentDisposition("attachment", named("filename", name)).toString());
        return part;
    }

    /** Encoded as RFC 2231 says, whatever the platform's own character set. */
    private static ParameterList named(String parameter, String value) {
        ParameterList list = new ParameterList();
        list.set(parameter, value, UTF_8);
        return list;
    }

    private static SpringTemplateEngine engine() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/mail/messages");
        messages.setDefaultEncoding(UTF_8);
        messages.setFallbackToSystemLocale(false);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(messages);
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(String pattern, TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(ReportLetter.class.getClassLoader());
        resolver.setPrefix("templates/mail/");
        resolver.setResolvablePatterns(Set.of(pattern));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(UTF_8);
        return resolver;
    }
}
