/** The ground floor of a tree that breaks every rule. */
@NullMarked
package broken.customer;

import org.jspecify.annotations.NullMarked;
