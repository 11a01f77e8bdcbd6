package org.renewals.web.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.renewals.access.Role;
import org.renewals.ingest.order.ImportOrders;
import org.renewals.ingest.order.UploadLimits;
import org.renewals.jobs.ImportQueue;
import org.renewals.shared.Refused;
import org.renewals.shared.TooLarge;
import org.renewals.web.security.AllowedTo;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Takes the files of an opened import. Its form carries no token: to find one, the server would have to read the whole
 * upload before it knows whether to accept it. The ticket in the address stands for it – unknown to anybody else, good for
 * one upload of the account that opened it (ADR 0005). By the time a byte is read, account, role and ticket are checked.
 */
@Controller
@AllowedTo(Role.ADMIN)
class UploadController {

    private static final String TICKET = "/imports/upload/{ticket:[0-9a-f]{32}}";

    private final ImportOrders orders;
    private final ImportQueue queue;
    private final UploadLimits limits;

    UploadController(ImportOrders orders, ImportQueue queue, UploadLimits limits) {
        this.orders = orders;
        this.queue = queue;
        this.limits = limits;
    }

    @GetMapping(TICKET)
    String form(@PathVariable String ticket, Model model) {
        model.addAttribute("ticket", ticket);
        model.addAttribute("wanted", orders.opened(ticket));
        model.addAttribute("maxFileBytes", limits.maxFileSize().toBytes());
        model.addAttribute("maxBytes", limits.maxTotalSize().toBytes());
        model.addAttribute("maxFileSize", UploadLimits.text(limits.maxFileSize()));
        model.addAttribute("maxTotalSize", UploadLimits.text(limits.maxTotalSize()));
        model.addAttribute("maxFiles", limits.maxFiles());
        return "imports/upload";
    }

    @PostMapping(TICKET)
    String upload(@PathVariable String ticket, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        MultipartUpload upload = new MultipartUpload(request, limits.maxTotalSize());
        try {
            int order = orders.receive(ticket, upload);
            queue.lookNow();
            return "redirect:/imports/" + order;
        } catch (Refused refused) {
            upload.readToTheEnd();
            response.setStatus(
                    refused instanceof TooLarge
                            ? HttpStatus.CONTENT_TOO_LARGE.value()
                            : HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refused);
            return form(ticket, model);
        }
    }
}
