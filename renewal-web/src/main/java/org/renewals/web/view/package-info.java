/** Where a page stands – month, subject, money unit, all from its address – and how it leads on from there. */
@NullMarked
package org.renewals.web.view;

import org.jspecify.annotations.NullMarked;
