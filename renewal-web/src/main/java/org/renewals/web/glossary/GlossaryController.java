package org.renewals.web.glossary;

import java.util.Locale;
import org.renewals.access.Role;
import org.renewals.web.security.AllowedTo;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the glossary to everybody; {@code /glossary#<key>} is the definition of one figure. */
@Controller
class GlossaryController {

    private final Glossary glossary;

    GlossaryController(Glossary glossary) {
        this.glossary = glossary;
    }

    @GetMapping("/glossary")
    @AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER, Role.ADMIN})
    String glossary(@RequestParam(defaultValue = "") String q, Locale locale, Model model) {
        model.addAttribute("q", q.strip());
        model.addAttribute("glossary", glossary.find(q, locale));
        model.addAttribute("otherTag", Glossary.other(locale).toLanguageTag());
        return "glossary/page";
    }
}
