/** What the text of a document is made of: chapters, sentences, tables and charts, in reading order. */
@NullMarked
package org.renewals.reports.content;

import org.jspecify.annotations.NullMarked;
