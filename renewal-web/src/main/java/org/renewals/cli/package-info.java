/** Commands of the jar: the same services as the pages, for terminals and schedulers (contract.md section 1). */
@NullMarked
package org.renewals.cli;

import org.jspecify.annotations.NullMarked;
