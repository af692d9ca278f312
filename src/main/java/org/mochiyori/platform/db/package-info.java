/**
 * The database, in direct style: pool, transactions, migrations, and the PostgreSQL that we start
 * ourselves.
 *
 * <p>Words: {@link org.mochiyori.platform.db.Db} (the pool), {@link org.mochiyori.platform.db.Sql}
 * (what one may ask, inside a transaction or outside), {@link org.mochiyori.platform.db.Migrations},
 * {@link org.mochiyori.platform.db.EmbeddedPostgres} (a server that this program starts, adopts and
 * watches).
 *
 * <p>Arrows: kernel.
 */
@NullMarked
package org.mochiyori.platform.db;

import org.jspecify.annotations.NullMarked;
