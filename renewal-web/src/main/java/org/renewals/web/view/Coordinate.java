package org.renewals.web.view;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers of drawings. */
public final class Coordinate {

    private Coordinate() {}

    /** With a point, whatever the reader's language, and as many decimals. */
    public static String written(double number, int decimals) {
        return BigDecimal.valueOf(number)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
