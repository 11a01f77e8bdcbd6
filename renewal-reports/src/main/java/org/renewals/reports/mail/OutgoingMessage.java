package org.renewals.reports.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A message to one recipient. It keeps the identifier it was queued with, and knows whether it was handed over whole: from
 * then on a silent server may have accepted it.
 */
final class OutgoingMessage extends MimeMessage {

    private final String messageId;
    private final InternetAddress recipient;
    private boolean handedOver;

    OutgoingMessage(Session session, String messageId, InternetAddress recipient) throws MessagingException {
        super(session);
        this.messageId = messageId;
        this.recipient = recipient;
        setRecipient(RecipientType.TO, recipient);
    }

    InternetAddress recipient() {
        return recipient;
    }

    boolean isHandedOver() {
        return handedOver;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException, MessagingException {
        super.writeTo(out, ignoredHeaders);
        handedOver = true;
    }
}
