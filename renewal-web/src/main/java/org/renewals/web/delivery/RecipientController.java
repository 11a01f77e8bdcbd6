package org.renewals.web.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;
import org.renewals.reports.mail.DeliveryLog;
import org.renewals.reports.mail.RecipientFilter;
import org.renewals.reports.mail.Recipients;
import org.renewals.reports.mail.Recipients.Change;
import org.renewals.reports.mail.ReportDelivery;
import org.renewals.shared.Refused;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.support.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets people choose who gets the monthly report, and in which language. */
@Controller
@AllowedTo({Role.PROVINCE, Role.ADMIN})
class RecipientController {

    private static final int PAGE_SIZE = 50;
    private static final List<String> LANGUAGES = List.of("zh", "en");
    private static final String NONE = "none";

    private final Recipients recipients;
    private final ReportDelivery delivery;
    private final DeliveryLog log;
    private final DeliveryDesk desk;

    RecipientController(Recipients recipients, ReportDelivery delivery, DeliveryLog log, DeliveryDesk desk) {
        this.recipients = recipients;
        this.delivery = delivery;
        this.log = log;
        this.desk = desk;
    }

    /**
     * The accounts a request is about, in its address and in its forms alike.
     *
     * @param only whether only those who get a report
     */
    record Query(
            @Nullable Role role,
            @Nullable String text,
            @Nullable Boolean only,
            @Nullable Integer page) {

        RecipientFilter filter() {
            return new RecipientFilter(role, Objects.requireNonNullElse(text, ""), Boolean.TRUE.equals(only));
        }

        void keepIn(RedirectAttributes next) {
            if (role != null) {
                next.addAttribute("role", role);
            }
            if (text != null && !text.isBlank()) {
                next.addAttribute("text", text);
            }
            if (Boolean.TRUE.equals(only)) {
                next.addAttribute("only", true);
            }
        }
    }

    @ModelAttribute("roles")
    List<Role> roles() {
        return List.of(Role.PROVINCE, Role.CITY, Role.MANAGER);
    }

    @ModelAttribute("languages")
    List<String> languages() {
        return LANGUAGES;
    }

    @GetMapping("/deliveries/recipients")
    String list(@ModelAttribute("query") Query query, Model model) {
        RecipientFilter filter = query.filter();
        Page page = Page.of(Objects.requireNonNullElse(query.page(), 0), PAGE_SIZE, recipients.count(filter));
        model.addAttribute("notices", DeliveryNotices.of(delivery, log));
        model.addAttribute("page", page);
        model.addAttribute("candidates", recipients.list(filter, page.number(), page.size()));
        return "delivery/recipients";
    }

    /** One entry of each list for each row of the page; {@value #NONE} as language means no report. */
    @PostMapping("/deliveries/recipients/some")
    String change(
            @ModelAttribute("query") Query query,
            @RequestParam List<Integer> account,
            @RequestParam List<String> was,
            @RequestParam List<String> language,
            RedirectAttributes next) {
        if (account.size() != was.size() || account.size() != language.size()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < account.size(); i++) {
            changes.add(new Change(account.get(i), chosen(was.get(i)), chosen(language.get(i))));
        }
        try {
            next.addFlashAttribute("changed", desk.change(changes));
        } catch (Refused refused) {
            next.addFlashAttribute("refusal", refused);
        }
        query.keepIn(next);
        if (query.page() != null) {
            next.addAttribute("page", query.page());
        }
        return "redirect:/deliveries/recipients";
    }

    @PostMapping("/deliveries/recipients/all")
    String changeAll(@ModelAttribute("query") Query query, @RequestParam String language, RedirectAttributes next) {
        next.addFlashAttribute("changed", desk.changeAll(query.filter(), chosen(language)));
        query.keepIn(next);
        return "redirect:/deliveries/recipients";
    }

    private static @Nullable String chosen(String language) {
        if (language.equals(NONE)) {
            return null;
        }
        if (!LANGUAGES.contains(language)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return language;
    }
}
