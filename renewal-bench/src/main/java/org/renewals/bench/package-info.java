/** Measures the running product against a limit taken in the same run, and prints which marks hold. */
@NullMarked
package org.renewals.bench;

import org.jspecify.annotations.NullMarked;
