/** Views of lists that people save under a name, and how dense they like their rows. */
@NullMarked
package org.renewals.view;

import org.jspecify.annotations.NullMarked;
