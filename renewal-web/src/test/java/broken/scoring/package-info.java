/** The first floor of a tree that breaks every rule. */
@NullMarked
package broken.scoring;

import org.jspecify.annotations.NullMarked;
