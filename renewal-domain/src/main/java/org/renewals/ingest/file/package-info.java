/** Reads tables out of files people send – CSV and XLSX – in bounded memory, and says what is wrong with them. */
@NullMarked
package org.renewals.ingest.file;

import org.jspecify.annotations.NullMarked;
