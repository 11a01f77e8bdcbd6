package org.renewals.web.delivery;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;
import org.renewals.jobs.ReportQueue;
import org.renewals.reports.mail.DeliveryLog;
import org.renewals.reports.mail.Recipients;
import org.renewals.reports.mail.Recipients.Planned;
import org.renewals.reports.mail.ReportDelivery;
import org.renewals.shared.Refused;
import org.renewals.web.security.AllowedTo;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows who will get what before anything leaves, and has it sent. */
@Controller
@AllowedTo({Role.PROVINCE, Role.ADMIN})
class PlanController {

    private final Recipients recipients;
    private final ReportDelivery delivery;
    private final ReportQueue queue;
    private final DeliveryLog log;
    private final DeliveryDesk desk;

    PlanController(
            Recipients recipients, ReportDelivery delivery, ReportQueue queue, DeliveryLog log, DeliveryDesk desk) {
        this.recipients = recipients;
        this.delivery = delivery;
        this.queue = queue;
        this.log = log;
        this.desk = desk;
    }

    @GetMapping("/deliveries/plan")
    String plan(@RequestParam @Nullable YearMonth month, Model model) {
        List<YearMonth> months = desk.frozenMonths();
        YearMonth shown = month != null || months.isEmpty() ? month : months.get(0);
        model.addAttribute("notices", DeliveryNotices.of(delivery, log));
        model.addAttribute("months", months);
        model.addAttribute("month", shown);
        if (shown != null) {
            List<Planned> plan = recipients.plan(shown);
            model.addAttribute("plan", plan);
            model.addAttribute("frozen", months.contains(shown));
            model.addAttribute("underWay", queue.isUnderWay(shown));
            model.addAttribute(
                    "reachable",
                    plan.stream().filter(one -> one.obstacle() == null).count());
            model.addAttribute(
                    "unreachable",
                    plan.stream().filter(one -> one.obstacle() != null).count());
            model.addAttribute(
                    "missing",
                    plan.stream()
                            .filter(one -> one.obstacle() == null && one.status() == null)
                            .count());
        }
        return "delivery/plan";
    }

    @PostMapping("/deliveries/send")
    String send(@RequestParam YearMonth month, RedirectAttributes next) {
        try {
            desk.send(month);
            next.addFlashAttribute("done", true);
        } catch (Refused refused) {
            next.addFlashAttribute("refusal", refused);
        }
        next.addAttribute("month", month);
        return "redirect:/deliveries/plan";
    }
}
