/** Sends each reader the monthly report of their own scope: recipients, schedule, outbox and delivery log. */
@NullMarked
package org.renewals.reports.mail;

import org.jspecify.annotations.NullMarked;
