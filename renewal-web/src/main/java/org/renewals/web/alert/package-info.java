/** Alerts about anomalous customers: their list, and each with its course, its history and its next steps (R056-R062). */
@NullMarked
package org.renewals.web.alert;

import org.jspecify.annotations.NullMarked;
