/** The administrators' page about background work: monthly runs, report mail, imports, and jobs that recur. */
@NullMarked
package org.renewals.web.jobs;

import org.jspecify.annotations.NullMarked;
