/** Grids: the tree with what lies in it, where it does not close, and the rules of feature grids. */
@NullMarked
package org.renewals.web.grid;

import org.jspecify.annotations.NullMarked;
