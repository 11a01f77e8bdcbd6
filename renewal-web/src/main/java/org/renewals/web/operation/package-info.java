/** The monthly operation report: incomes and their share, effective members, promoted products, idle members. */
@NullMarked
package org.renewals.web.operation;

import org.jspecify.annotations.NullMarked;
