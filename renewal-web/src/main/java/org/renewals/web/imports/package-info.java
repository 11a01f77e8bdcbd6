/** The administrators' pages about imports: upload, progress, what became of every file, and the history. */
@NullMarked
package org.renewals.web.imports;

import org.jspecify.annotations.NullMarked;
