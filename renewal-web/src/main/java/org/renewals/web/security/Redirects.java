package org.renewals.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends a browser to another page, also when only a part of a page was asked for. */
final class Redirects {

    private Redirects() {}

    /** @param path within the application */
    static void send(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        String target = request.getContextPath() + path;
        if (isPart(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", target);
        } else {
            response.sendRedirect(target);
        }
    }

    /** Whether htmx asks for a part of a page; a redirect would put the whole other page into it. */
    static boolean isPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
