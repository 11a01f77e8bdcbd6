/** What every page shares: the frame around it, languages, and what is shown when something goes wrong. */
@NullMarked
package org.renewals.web.support;

import org.jspecify.annotations.NullMarked;
