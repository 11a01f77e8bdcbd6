/** Alerts about anomalous customers: what their account manager makes of them, step by step (R056-R062). */
@NullMarked
package org.renewals.alarm;

import org.jspecify.annotations.NullMarked;
