/** Alerts about anomalous customers as their account manager lists and reads them. */
@NullMarked
package org.renewals.analysis.alert;

import org.jspecify.annotations.NullMarked;
