/** The first page of province, city and manager: last month in figures, sentences, charts and tables. */
@NullMarked
package org.renewals.web.home;

import org.jspecify.annotations.NullMarked;
