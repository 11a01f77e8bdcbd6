package org.renewals.web.support;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.renewals.web.security.AllowedTo;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows what went wrong before or after a controller: in a filter, in a view, in the server itself. */
@Controller
@AllowedTo(everybody = true)
class ProblemController implements ErrorController {

    private final ProblemPages pages;

    ProblemController(ProblemPages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (!(status instanceof Integer code)) {
            return pages.show(Problem.of(404, "not-found"), request, response);
        }
        if (request.getAttribute("org.renewals.problem") instanceof String kind) {
            return pages.show(Problem.of(code, kind), request, response);
        }
        if (code >= 500 && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable exception) {
            return pages.show(
                    ProblemPages.failed(code, ProblemPages.kind(code), exception, request), request, response);
        }
        return pages.show(Problem.of(code, ProblemPages.kind(code)), request, response);
    }
}
