package org.renewals.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.stream.Stream;
import org.renewals.demonstration.Demonstration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log-in page; the log-in itself is Spring Security's. */
@Controller
@AllowedTo(everybody = true)
class LogInController {

    /** Session attribute with the login of a refused attempt, so that nobody types it twice. */
    static final String TYPED_LOGIN = "typedLogin";

    private final Demonstration demonstration;

    LogInController(Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    @GetMapping("/login")
    String page(@RequestParam Map<String, String> parameters, HttpServletRequest request, Model model) {
        if (LoggedIn.identity().isPresent()) {
            return "redirect:/";
        }
        Stream.of("failed", "ended", "stale", "out")
                .filter(parameters::containsKey)
                .findFirst()
                .ifPresent(notice -> model.addAttribute("notice", notice));
        HttpSession session = request.getSession(false);
        if (session != null) {
            model.addAttribute("login", session.getAttribute(TYPED_LOGIN));
            session.removeAttribute(TYPED_LOGIN);
        }
        if (demonstration.isPresent()) {
            model.addAttribute("demoAccounts", String.join(", ", Demonstration.ACCOUNTS));
            model.addAttribute("demoPassword", Demonstration.PASSWORD);
        }
        return "security/login";
    }
}
