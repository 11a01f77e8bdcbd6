/** Search on every page: customers by code, name and initials, account managers, places and pages of the menu. */
@NullMarked
package org.renewals.web.search;

import org.jspecify.annotations.NullMarked;
