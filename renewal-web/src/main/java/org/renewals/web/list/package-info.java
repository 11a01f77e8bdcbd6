/** The lists of customers and of contracts due: what their addresses say, which columns a reader gets, pages and files. */
@NullMarked
package org.renewals.web.list;

import org.jspecify.annotations.NullMarked;
