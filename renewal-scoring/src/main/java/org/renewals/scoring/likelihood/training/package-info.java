/**
 * Trains likelihood models: families and sizes are chosen, averaged and calibrated by what they say about rows held out of
 * their own training.
 */
@NullMarked
package org.renewals.scoring.likelihood.training;

import org.jspecify.annotations.NullMarked;
