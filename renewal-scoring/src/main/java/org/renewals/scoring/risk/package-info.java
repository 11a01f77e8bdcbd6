/** Risk points: what speaks for losing a customer, added up and levelled, until a trained model takes over. */
@NullMarked
package org.renewals.scoring.risk;

import org.jspecify.annotations.NullMarked;
