/** Writes the data pack of an invented province, in the files of contract.md section 2. */
@NullMarked
package org.renewals.demo;

import org.jspecify.annotations.NullMarked;
