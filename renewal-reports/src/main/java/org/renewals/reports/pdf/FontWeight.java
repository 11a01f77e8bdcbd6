package org.renewals.reports.pdf;

/** The two faces of the document font. */
enum FontWeight {
    REGULAR(400, "NotoSansSC-Regular.ttf"),
    BOLD(700, "NotoSansSC-Bold.ttf");

    private final int css;
    private final String file;

    FontWeight(int css, String file) {
        this.css = css;
        this.file = file;
    }

    /** As in the CSS property {@code font-weight}. */
    int css() {
        return css;
    }

    /** Name below {@code fonts/} on the class path. */
    String file() {
        return file;
    }
}
