/** How a customer was served and what it said about it: complaints, surveys, visits. */
@NullMarked
package org.renewals.service;

import org.jspecify.annotations.NullMarked;
