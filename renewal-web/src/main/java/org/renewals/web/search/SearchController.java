package org.renewals.web.search;

import java.util.Locale;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.view.Place;
import org.renewals.web.view.Standpoint;
import org.renewals.web.view.Standpoints;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Answers the search on every page; a customer who is named exactly is opened at once. */
@Controller
@AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
class SearchController {

    private final Standpoints standpoints;
    private final SearchPages pages;

    SearchController(Standpoints standpoints, SearchPages pages) {
        this.standpoints = standpoints;
        this.pages = pages;
    }

    @GetMapping("/search")
    String search(
            AccessScope scope, Place place, @RequestParam(defaultValue = "") String q, Locale locale, Model model) {
        Optional<Standpoint> found = standpoints.find(scope, place);
        if (found.isEmpty()) {
            return "search/empty";
        }
        Standpoint standpoint = found.get();
        SearchPage page = pages.find(scope, standpoint, q, locale);
        Optional<String> only = SearchPages.only(page);
        if (only.isPresent()) {
            return "redirect:" + only.get();
        }
        model.addAttribute("standpoint", standpoint);
        model.addAttribute("page", page);
        return "search/page";
    }
}
