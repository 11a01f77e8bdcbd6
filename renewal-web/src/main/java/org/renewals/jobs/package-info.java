/** Work that runs by itself, on whichever node takes it; every job may be run twice. */
@NullMarked
package org.renewals.jobs;

import org.jspecify.annotations.NullMarked;
