/** What the likelihood of a contract's renewal looks at, and how it is told to people. */
@NullMarked
package org.renewals.scoring.renewal;

import org.jspecify.annotations.NullMarked;
