/** Price elasticity of income: how income answers to its price from one month to the next. */
@NullMarked
package org.renewals.scoring.elasticity;

import org.jspecify.annotations.NullMarked;
