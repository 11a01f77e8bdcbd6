package org.renewals.web.list;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.view.SavedViews;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.support.Redirects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Lets people keep views of the lists under names of their own, and choose how close rows stand. */
@Controller
@AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
class SavedViewController {

    private final SavedViews views;

    SavedViewController(SavedViews views) {
        this.views = views;
    }

    @GetMapping("/views/{list}")
    String list(AccessScope scope, @PathVariable String list, Model model) {
        return show(scope, kind(list), model);
    }

    /** The list's own parameters come along with the name; what is kept of them, {@link ListKind#query} says. */
    @PostMapping("/views/{list}")
    String save(
            AccessScope scope,
            @PathVariable String list,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean standard,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ListKind kind = kind(list);
        try {
            views.save(scope, kind.code(), name, kind.query(request.getParameterMap()), standard);
        } catch (Refused refused) {
            return refuse(scope, kind, refused, model, response);
        }
        next.addFlashAttribute("done", "saved");
        return "redirect:/views/" + kind.code();
    }

    @PostMapping("/views/{list}/{id:\\d+}/name")
    String rename(
            AccessScope scope,
            @PathVariable String list,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ListKind kind = kind(list);
        try {
            views.rename(scope, kind.code(), id, name);
        } catch (Refused refused) {
            return refuse(scope, kind, refused, model, response);
        }
        next.addFlashAttribute("done", "renamed");
        return "redirect:/views/" + kind.code();
    }

    /** @param standard false: from now on the list opens as it is */
    @PostMapping("/views/{list}/{id:\\d+}/standard")
    String standard(
            AccessScope scope,
            @PathVariable String list,
            @PathVariable long id,
            @RequestParam boolean standard,
            RedirectAttributes next) {
        ListKind kind = kind(list);
        views.standard(scope, kind.code(), id, standard);
        next.addFlashAttribute("done", standard ? "standard" : "plain");
        return "redirect:/views/" + kind.code();
    }

    @PostMapping("/views/{list}/{id:\\d+}/deletion")
    String delete(AccessScope scope, @PathVariable String list, @PathVariable long id, RedirectAttributes next) {
        ListKind kind = kind(list);
        views.delete(scope, kind.code(), id);
        next.addFlashAttribute("done", "deleted");
        return "redirect:/views/" + kind.code();
    }

    /** For every list; comes back to the one it was chosen on. */
    @PostMapping("/views/density")
    RedirectView density(
            AccessScope scope, @RequestParam boolean compact, @RequestParam(defaultValue = "/") String back) {
        views.setCompact(scope, compact);
        return Redirects.back(back);
    }

    private static ListKind kind(String code) {
        return ListKind.of(code).orElseThrow(() -> new NotFound("list", code));
    }

    private String refuse(
            AccessScope scope, ListKind kind, Refused refused, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", refused);
        return show(scope, kind, model);
    }

    private String show(AccessScope scope, ListKind kind, Model model) {
        model.addAttribute("list", kind.code());
        model.addAttribute("path", kind.path());
        model.addAttribute("views", views.of(scope, kind.code()));
        model.addAttribute("longestName", SavedViews.LONGEST_NAME);
        model.addAttribute("most", SavedViews.MOST);
        return "list/views";
    }
}
