/** What a customer is worth in money: formula 1, the lifetime value of its contracts, and its place among all customers. */
@NullMarked
package org.renewals.scoring.value;

import org.jspecify.annotations.NullMarked;
