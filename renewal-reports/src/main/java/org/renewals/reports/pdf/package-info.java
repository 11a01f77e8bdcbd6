/** Turns templates, figures and charts into archivable PDF documents, without fetching anything from anywhere. */
@NullMarked
package org.renewals.reports.pdf;

import org.jspecify.annotations.NullMarked;
