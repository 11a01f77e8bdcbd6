package broken.api;

import broken.customer.Innocent;
import broken.customer.Stray;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** As it should be: what it works with stays inside. */
@Controller
class InnocentController {

    private final Innocent innocent;

    InnocentController(Innocent innocent) {
        this.innocent = innocent;
    }

    @GetMapping("/innocent")
    String show() {
        return text(new Stray());
    }

    private String text(Stray stray) {
        return innocent.today() + stray.name();
    }
}
