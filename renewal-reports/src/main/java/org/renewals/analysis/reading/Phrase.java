package org.renewals.analysis.reading;

import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Change;

/**
 * A piece of a sentence.
 *
 * @param strong whether it is one of the sentence's figures
 * @param verdict whether the figure is good or bad news
 * @param target what it counts; null where nothing can be opened
 */
public record Phrase(
        String text,
        boolean strong,
        Change.Verdict verdict,
        @Nullable Target target) {

    static Phrase plain(String text) {
        return new Phrase(text, false, Change.Verdict.NEUTRAL, null);
    }

    static Phrase figure(String text) {
        return new Phrase(text, true, Change.Verdict.NEUTRAL, null);
    }

    static Phrase change(String text, Change.Verdict verdict) {
        return new Phrase(text, false, verdict, null);
    }

    static Phrase to(String text, Target target) {
        return new Phrase(text, true, Change.Verdict.NEUTRAL, target);
    }
}
