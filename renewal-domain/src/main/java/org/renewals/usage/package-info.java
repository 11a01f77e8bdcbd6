/** What billing delivered about a customer in a month; loaded in bulk, read here one customer at a time. */
@NullMarked
package org.renewals.usage;

import org.jspecify.annotations.NullMarked;
