/** Values every feature uses and messages to people. */
@NullMarked
package org.renewals.shared;

import org.jspecify.annotations.NullMarked;
