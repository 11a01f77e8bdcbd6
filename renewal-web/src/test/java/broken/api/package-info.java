/** The top floor of a tree that breaks every rule. */
@NullMarked
package broken.api;

import org.jspecify.annotations.NullMarked;
