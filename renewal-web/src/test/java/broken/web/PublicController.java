package broken.web;

import broken.customer.Stray;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Open to other packages, injected behind its back, and exchanges entities. */
@RestController
public class PublicController {

    @Autowired
    Clock clock = Clock.systemUTC();

    @PostMapping("/strays")
    public Object take(Stray stray) {
        return new StrayView(List.of(stray));
    }

    @GetMapping("/strays")
    public Map<String, List<Stray>> give() {
        return Map.of();
    }
}
