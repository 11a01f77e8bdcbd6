/** Figures by grid: the tree with what lies in it, micro-grids by type, and where customers and grids do not fit together. */
@NullMarked
package org.renewals.analysis.grid;

import org.jspecify.annotations.NullMarked;
