package org.renewals.web.delivery;

import java.time.YearMonth;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;
import org.renewals.reports.mail.DeliveryLog;
import org.renewals.reports.mail.MailStatus;
import org.renewals.reports.mail.ReportDelivery;
import org.renewals.shared.Refused;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.support.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows what became of every message and takes decisions about those that need one. */
@Controller
@AllowedTo({Role.PROVINCE, Role.ADMIN})
class DeliveryController {

    private static final int PAGE_SIZE = 50;

    private final DeliveryLog log;
    private final DeliveryDesk desk;
    private final ReportDelivery delivery;

    DeliveryController(DeliveryLog log, DeliveryDesk desk, ReportDelivery delivery) {
        this.log = log;
        this.desk = desk;
        this.delivery = delivery;
    }

    @ModelAttribute("states")
    List<MailStatus> states() {
        return List.of(MailStatus.values());
    }

    @GetMapping("/deliveries")
    String list(
            @RequestParam @Nullable YearMonth month,
            @RequestParam @Nullable MailStatus status,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        DeliveryLog.Filter filter = new DeliveryLog.Filter(month, status);
        Page shown = Page.of(page, PAGE_SIZE, log.count(filter));
        model.addAttribute("notices", DeliveryNotices.of(delivery, log));
        model.addAttribute("months", log.months());
        model.addAttribute("filter", filter);
        model.addAttribute("counts", log.counts(month));
        model.addAttribute("page", shown);
        model.addAttribute("entries", log.list(filter, shown.number(), shown.size()));
        return "delivery/list";
    }

    @GetMapping("/deliveries/{id:\\d+}")
    String detail(@PathVariable long id, Model model) {
        model.addAttribute("entry", log.get(id));
        model.addAttribute("attempts", log.attempts(id));
        return "delivery/detail";
    }

    @PostMapping("/deliveries/{id:\\d+}/resend")
    String resend(@PathVariable long id, RedirectAttributes next) {
        return decide("resent", id, desk::resend, next);
    }

    @PostMapping("/deliveries/{id:\\d+}/settle")
    String settle(@PathVariable long id, RedirectAttributes next) {
        return decide("settled", id, desk::settle, next);
    }

    @PostMapping("/deliveries/{id:\\d+}/stop")
    String stop(@PathVariable long id, RedirectAttributes next) {
        return decide("stopped", id, desk::stop, next);
    }

    private static String decide(String what, long id, LongConsumer decision, RedirectAttributes next) {
        try {
            decision.accept(id);
            next.addFlashAttribute("done", what);
        } catch (Refused refused) {
            next.addFlashAttribute("refusal", refused);
        }
        next.addAttribute("id", id);
        return "redirect:/deliveries/{id}";
    }
}
