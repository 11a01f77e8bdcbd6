/** What other programs read: the figures of pages, in JSON, for the same readers and within the same scopes. */
@NullMarked
package org.renewals.api;

import org.jspecify.annotations.NullMarked;
