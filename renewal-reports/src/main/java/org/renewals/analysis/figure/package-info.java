/** What a figure is: its definition, its exact value, its change, and the one place where it is rounded and written. */
@NullMarked
package org.renewals.analysis.figure;

import org.jspecify.annotations.NullMarked;
