/**
 * The database, in direct style: pool, transactions, migrations, and the PostgreSQL that we start
 * ourselves.
 *
 * <p>Words: {@code Db} (the pool), {@code Sql}
 * (what one may ask, inside a transaction or outside), {@code Migrations}.
 *
 * <p>Arrows: kernel.
 */
@NullMarked
package org.mochiyori.platform.db;

import org.jspecify.annotations.NullMarked;
