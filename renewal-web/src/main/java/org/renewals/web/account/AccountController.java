package org.renewals.web.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;
import org.renewals.account.Account;
import org.renewals.account.AccountAdministration;
import org.renewals.account.Credentials;
import org.renewals.account.StartPassword;
import org.renewals.shared.Refused;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.support.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets administrators look after accounts. */
@Controller
@AllowedTo(Role.ADMIN)
class AccountController {

    private static final int PAGE_SIZE = 50;

    private final AccountAdministration accounts;
    private final AccountOrganization organization;

    AccountController(AccountAdministration accounts, AccountOrganization organization) {
        this.accounts = accounts;
        this.organization = organization;
    }

    @ModelAttribute("roles")
    List<Role> roles() {
        return List.of(Role.values());
    }

    @GetMapping("/accounts")
    String list(
            @RequestParam @Nullable Role role,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        Page shown = Page.of(page, PAGE_SIZE, accounts.count(role, text));
        model.addAttribute("role", role);
        model.addAttribute("text", text);
        model.addAttribute("page", shown);
        model.addAttribute("accounts", accounts.list(role, text, shown.number() * shown.size(), shown.size()));
        return "account/list";
    }

    @GetMapping("/accounts/new")
    String newForm(Model model) {
        return showNew(AccountForm.empty(), model);
    }

    @PostMapping("/accounts")
    String create(
            @ModelAttribute AccountForm form, Model model, RedirectAttributes next, HttpServletResponse response) {
        try {
            show(accounts.create(form.toOrder()), next);
        } catch (Refused refused) {
            refuse(refused, model, response);
            return showNew(form, model);
        }
        return "redirect:/accounts";
    }

    @GetMapping("/accounts/{id}")
    String editForm(@PathVariable int id, Model model) {
        Account account = accounts.get(id);
        return showEdit(account, AccountForm.of(account, organization.codeOf(account)), model);
    }

    @PostMapping("/accounts/{id}")
    String change(
            @PathVariable int id,
            @ModelAttribute AccountForm form,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        Account account = accounts.get(id);
        try {
            long stranded = accounts.change(id, form.toOrder());
            next.addFlashAttribute("done", stranded > 0 ? "stranded" : "changed");
            next.addFlashAttribute("stranded", stranded);
            next.addFlashAttribute("login", account.login());
        } catch (Refused refused) {
            refuse(refused, model, response);
            return showEdit(account, form, model);
        }
        return "redirect:/accounts";
    }

    @PostMapping("/accounts/{id}/disable")
    String disable(@PathVariable int id, RedirectAttributes next) {
        return done("disabled", id, () -> accounts.disable(id), next);
    }

    @PostMapping("/accounts/{id}/enable")
    String enable(@PathVariable int id, RedirectAttributes next) {
        return done("enabled", id, () -> accounts.enable(id), next);
    }

    @PostMapping("/accounts/{id}/password")
    String resetPassword(@PathVariable int id, RedirectAttributes next) {
        show(accounts.resetPassword(id), next);
        return "redirect:/accounts";
    }

    private String done(String what, int id, Runnable work, RedirectAttributes next) {
        String login = accounts.get(id).login();
        try {
            work.run();
            next.addFlashAttribute("done", what);
            next.addFlashAttribute("login", login);
        } catch (Refused refused) {
            next.addFlashAttribute("refusal", refused);
        }
        return "redirect:/accounts";
    }

    private static void show(StartPassword start, RedirectAttributes next) {
        next.addFlashAttribute("start", start);
        next.addFlashAttribute("days", Credentials.START_PASSWORD_VALID.toDays());
    }

    private static void refuse(Refused refused, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", refused);
    }

    private String showNew(AccountForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("units", organization.units());
        return "account/new";
    }

    private String showEdit(Account account, AccountForm form, Model model) {
        model.addAttribute("id", account.id());
        model.addAttribute("login", account.login());
        model.addAttribute("disabled", account.isDisabled());
        model.addAttribute("form", form);
        model.addAttribute("units", organization.units());
        return "account/edit";
    }
}
