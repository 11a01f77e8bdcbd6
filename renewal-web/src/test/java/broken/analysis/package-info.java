/** The second floor of a tree that breaks every rule. */
@NullMarked
package broken.analysis;

import org.jspecify.annotations.NullMarked;
