/** The page on versions of the likelihood model: what they are worth, which is in use and why, and the decisions about it. */
@NullMarked
package org.renewals.web.model;

import org.jspecify.annotations.NullMarked;
