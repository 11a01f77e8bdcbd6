/** Versions of the likelihood model: kept for good, put into use and taken back by people, with the reason. */
@NullMarked
package org.renewals.scoring.model;

import org.jspecify.annotations.NullMarked;
