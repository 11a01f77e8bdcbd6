/** Where the data lives: the embedded or external PostgreSQL, its roles, and transactions that carry a scope. */
@NullMarked
package org.renewals.database;

import org.jspecify.annotations.NullMarked;
