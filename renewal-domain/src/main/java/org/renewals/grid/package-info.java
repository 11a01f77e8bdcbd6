/** Grids: the rules by which feature grids choose their customers, who set them and since when. */
@NullMarked
package org.renewals.grid;

import org.jspecify.annotations.NullMarked;
