package org.renewals.shared;

/** Something larger than is accepted; the text names the limit. */
public class TooLarge extends Refused {

    public TooLarge(String key, Object... arguments) {
        super(key, arguments);
    }
}
