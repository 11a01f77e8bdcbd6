/** Contracts, the products they are about, and how each term ended. */
@NullMarked
package org.renewals.contract;

import org.jspecify.annotations.NullMarked;
