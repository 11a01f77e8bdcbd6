package org.renewals.web.delivery;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalTime;
import java.time.YearMonth;
import org.renewals.access.Role;
import org.renewals.reports.mail.DeliveryLog;
import org.renewals.reports.mail.ReportDelivery;
import org.renewals.reports.mail.ReportSchedule;
import org.renewals.reports.mail.ReportSchedules;
import org.renewals.shared.Refused;
import org.renewals.web.security.AllowedTo;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets people set when the monthly reports leave. */
@Controller
@AllowedTo({Role.PROVINCE, Role.ADMIN})
class ScheduleController {

    private final ReportSchedules schedules;
    private final ReportDelivery delivery;
    private final DeliveryLog log;
    private final DeliveryDesk desk;
    private final Clock clock;

    ScheduleController(
            ReportSchedules schedules, ReportDelivery delivery, DeliveryLog log, DeliveryDesk desk, Clock clock) {
        this.schedules = schedules;
        this.delivery = delivery;
        this.log = log;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/deliveries/schedule")
    String form(Model model) {
        ReportSchedule schedule = schedules.get();
        YearMonth next = schedule.nextMonth(clock.instant(), clock.getZone());
        model.addAttribute("notices", DeliveryNotices.of(delivery, log));
        model.addAttribute("schedule", schedule);
        model.addAttribute("next", next);
        model.addAttribute("nextAt", schedule.dueAt(next, clock.getZone()));
        model.addAttribute("zone", clock.getZone());
        return "delivery/schedule";
    }

    @PostMapping("/deliveries/schedule")
    String save(
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam int day,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime time,
            @RequestParam(defaultValue = "false") boolean hold,
            @RequestParam int version,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            desk.save(enabled, day, time, hold, version);
            next.addFlashAttribute("done", true);
            return "redirect:/deliveries/schedule";
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refused);
            return form(model);
        }
    }
}
