/** The application itself: puts the modules together and starts them. */
@NullMarked
package org.renewals;

import org.jspecify.annotations.NullMarked;
