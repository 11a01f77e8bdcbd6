/** The glossary: what every figure means, and the words of the pages in both languages. */
@NullMarked
package org.renewals.web.glossary;

import org.jspecify.annotations.NullMarked;
