package org.renewals.web.imports;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;
import org.renewals.ingest.order.ContentKind;
import org.renewals.ingest.order.ImportEntry;
import org.renewals.ingest.order.ImportHistory;
import org.renewals.ingest.order.ImportOrders;
import org.renewals.ingest.order.NewImport;
import org.renewals.ingest.order.StoredFile;
import org.renewals.jobs.ImportQueue;
import org.renewals.shared.Refused;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.support.Language;
import org.renewals.web.support.Page;
import org.renewals.web.support.Times;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows every import and takes orders for new ones; their files come to {@link UploadController}. */
@Controller
@AllowedTo(Role.ADMIN)
class ImportController {

    private static final int PAGE_SIZE = 50;

    private final ImportOrders orders;
    private final ImportHistory history;
    private final ImportQueue queue;
    private final Times times;

    ImportController(ImportOrders orders, ImportHistory history, ImportQueue queue, Times times) {
        this.orders = orders;
        this.history = history;
        this.queue = queue;
        this.times = times;
    }

    /** What people choose from; each is a name the import accepts. */
    @ModelAttribute("encodings")
    List<String> encodings() {
        return List.of("UTF-8", "GB18030", "ISO-8859-1", "windows-1252");
    }

    @GetMapping("/imports")
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        Page shown = Page.of(page, PAGE_SIZE, history.count());
        List<ImportEntry> entries = history.list(shown.number(), shown.size());
        model.addAttribute("page", shown);
        model.addAttribute("entries", entries);
        model.addAttribute(
                "moving", entries.stream().anyMatch(entry -> entry.state().isMoving()));
        return "imports/list";
    }

    @PostMapping("/imports")
    String open(
            @RequestParam @Nullable String encoding,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean correction,
            RedirectAttributes next) {
        String language = Language.of(LocaleContextHolder.getLocale()).code();
        next.addAttribute("ticket", orders.open(new NewImport(encoding, dryRun, correction, language)));
        return "redirect:/imports/upload/{ticket}";
    }

    @GetMapping("/imports/{order:\\d+}")
    String order(@PathVariable int order, Model model) {
        List<StoredFile> files = orders.files(order);
        model.addAttribute(
                "uploaded",
                files.stream()
                        .filter(file -> file.kind() != ContentKind.REJECTS)
                        .toList());
        model.addAttribute(
                "rejects",
                files.stream()
                        .filter(file -> file.kind() == ContentKind.REJECTS)
                        .collect(Collectors.toMap(StoredFile::name, file -> file)));
        return detail(history.order(order), model);
    }

    @GetMapping("/imports/batches/{batch:\\d+}")
    String batch(@PathVariable int batch, Model model) {
        ImportEntry entry = history.batch(batch);
        if (entry.order() != null) {
            return "redirect:/imports/" + entry.order();
        }
        model.addAttribute("uploaded", List.of());
        model.addAttribute("rejects", Map.of());
        return detail(entry, model);
    }

    private String detail(ImportEntry entry, Model model) {
        model.addAttribute("entry", entry);
        model.addAttribute("when", times.minute(entry.at()));
        model.addAttribute("files", entry.batch() == null ? List.of() : history.files(entry.batch()));
        model.addAttribute("shownRejects", ImportHistory.SHOWN_REJECTS);
        return "imports/detail";
    }

    @GetMapping("/imports/{order:\\d+}/rejects/{content:\\d+}")
    ResponseEntity<StreamingResponseBody> rejects(@PathVariable int order, @PathVariable long content) {
        StoredFile file = orders.fetchRejects(order, content);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(target -> orders.write(file, target));
    }

    @PostMapping("/imports/{order:\\d+}/again")
    String again(@PathVariable int order, RedirectAttributes next) {
        return decide(order, orders::again, next);
    }

    @PostMapping("/imports/{order:\\d+}/withdraw")
    String withdraw(@PathVariable int order, RedirectAttributes next) {
        return decide(order, orders::withdraw, next);
    }

    private String decide(int order, IntConsumer decision, RedirectAttributes next) {
        try {
            decision.accept(order);
            queue.lookNow();
        } catch (Refused refused) {
            next.addFlashAttribute("refusal", refused);
        }
        next.addAttribute("order", order);
        return "redirect:/imports/{order}";
    }
}
