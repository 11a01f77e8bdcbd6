package org.renewals.web.support;

import java.util.regex.Pattern;
import org.springframework.web.servlet.view.RedirectView;

/** Sends people back to the page a form stood on. */
public final class Redirects {

    /** A path within this application: no host, no scheme, nothing a browser could read as one. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]{0,2000}");

    private Redirects() {}

    /** @param path as the form says; the first page for what is no path of ours */
    public static RedirectView back(String path) {
        RedirectView view = new RedirectView(OWN_PATH.matcher(path).matches() ? path : "/", true);
        view.setExpandUriTemplateVariables(false);
        return view;
    }
}
