package broken.web;

import broken.customer.Stray;
import java.util.List;

/** Hides entities in a list in a view. */
record StrayView(List<Stray> strays) {}
