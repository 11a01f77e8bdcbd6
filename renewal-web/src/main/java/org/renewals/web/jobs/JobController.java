package org.renewals.web.jobs;

import java.time.YearMonth;
import java.util.List;
import org.renewals.access.Role;
import org.renewals.ingest.order.ImportEntry;
import org.renewals.ingest.order.ImportHistory;
import org.renewals.jobs.RecurringJobs;
import org.renewals.jobs.ReportQueue;
import org.renewals.jobs.RunQueue;
import org.renewals.reports.mail.DeliveryLog;
import org.renewals.scoring.run.RunHistory;
import org.renewals.scoring.run.RunHistory.Order;
import org.renewals.scoring.run.RunHistory.Run;
import org.renewals.scoring.run.RunStep;
import org.renewals.shared.Refused;
import org.renewals.web.security.AllowedTo;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows what works in the background and how far it is, and has monthly runs begun. */
@Controller
@AllowedTo(Role.ADMIN)
class JobController {

    private static final int SHOWN_RUNS = 15;
    private static final int SHOWN_WARNING_MONTHS = 3;
    private static final int SHOWN_ORDERS = 5;
    private static final int SHOWN_BATCHES = 6;
    private static final int SHOWN_IMPORTS = 5;

    private final RunHistory runs;
    private final RunQueue queue;
    private final DeliveryLog mail;
    private final ReportQueue reports;
    private final ImportHistory imports;
    private final RecurringJobs recurring;

    JobController(
            RunHistory runs,
            RunQueue queue,
            DeliveryLog mail,
            ReportQueue reports,
            ImportHistory imports,
            RecurringJobs recurring) {
        this.runs = runs;
        this.queue = queue;
        this.mail = mail;
        this.reports = reports;
        this.imports = imports;
        this.recurring = recurring;
    }

    /** The reports of one month. */
    record MailBatch(YearMonth month, DeliveryLog.Counts counts, boolean beingMade) {}

    @GetMapping("/jobs")
    String page(Model model) {
        List<Run> shownRuns = runs.runs(SHOWN_RUNS);
        List<Order> orders = runs.orders(SHOWN_ORDERS);
        List<ImportEntry> shownImports = imports.list(0, SHOWN_IMPORTS);
        List<MailBatch> batches = mail.months().stream()
                .limit(SHOWN_BATCHES)
                .map(month -> new MailBatch(month, mail.counts(month), reports.isUnderWay(month)))
                .toList();
        model.addAttribute("months", runs.months());
        model.addAttribute("runs", shownRuns);
        model.addAttribute("warnings", runs.implausibleTotals(SHOWN_WARNING_MONTHS));
        model.addAttribute("steps", RunStep.values());
        model.addAttribute("orders", orders);
        model.addAttribute("batches", batches);
        model.addAttribute("imports", shownImports);
        model.addAttribute("recurring", recurring.list());
        model.addAttribute(
                "moving",
                orders.stream().anyMatch(order -> order.finishedAt() == null)
                        || shownRuns.stream().anyMatch(run -> run.state() == RunHistory.State.RUNNING)
                        || batches.stream().anyMatch(MailBatch::beingMade)
                        || shownImports.stream().anyMatch(entry -> entry.state().isMoving()));
        return "jobs/page";
    }

    @PostMapping("/jobs/runs")
    String run(@RequestParam YearMonth month, RedirectAttributes next) {
        try {
            queue.request(month);
            next.addFlashAttribute("ordered", month);
        } catch (Refused refused) {
            next.addFlashAttribute("refusal", refused);
        }
        return "redirect:/jobs";
    }
}
