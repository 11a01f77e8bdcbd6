/** The nine evaluation functions on pages, as files and for other programs. */
@NullMarked
package org.renewals.web.evaluation;

import org.jspecify.annotations.NullMarked;
