package org.renewals.analysis.reading;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/**
 * A statement in the reader's language, in pieces, so that each surface can mark its figures and open what they count.
 *
 * @param key message key of the whole sentence, {@code reading.…} of the bundle {@code i18n/reports/messages}
 */
public record Sentence(String key, List<Phrase> phrases) {

    /** Stands for argument 0, the next for argument 1 and so on; nobody writes these characters. */
    private static final char FIRST_PLACE = '\uE000';

    public Sentence {
        phrases = List.copyOf(phrases);
    }

    /** Fills a whole sentence of the bundle; word order is the bundle's business. */
    static Sentence of(MessageSource messages, Locale locale, String key, List<Phrase> arguments) {
        Object[] places = new Object[arguments.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = String.valueOf((char) (FIRST_PLACE + i));
        }
        String pattern = messages.getMessage(key, null, locale);
        String filled = new MessageFormat(pattern, locale).format(places);
        List<Phrase> phrases = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < filled.length(); i++) {
            char character = filled.charAt(i);
            int argument = character - FIRST_PLACE;
            if (argument >= 0 && argument < places.length) {
                addText(phrases, text);
                phrases.add(arguments.get(argument));
            } else {
                text.append(character);
            }
        }
        addText(phrases, text);
        return new Sentence(key, phrases);
    }

    private static void addText(List<Phrase> phrases, StringBuilder text) {
        if (text.length() > 0) {
            phrases.add(Phrase.plain(text.toString()));
            text.setLength(0);
        }
    }

    /** The sentence without marks. */
    public String text() {
        return phrases.stream().map(Phrase::text).collect(Collectors.joining());
    }
}
