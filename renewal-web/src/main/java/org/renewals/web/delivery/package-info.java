/** Pages on which province and administrators look after the monthly mail: recipients, schedule, preview and log. */
@NullMarked
package org.renewals.web.delivery;

import org.jspecify.annotations.NullMarked;
