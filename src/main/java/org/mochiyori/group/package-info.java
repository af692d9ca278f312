/**
 * Groups: who borrows and lends. Registration by a hub, members, roster, accompaniment.
 *
 * <p>Words: {@link org.mochiyori.group.Group}, {@link org.mochiyori.group.Membership}, umbrella (連合会), roster
 * (名簿), {@link org.mochiyori.group.Accompaniment} (伴走), {@link org.mochiyori.group.Acting} (may this caller act
 * for that group or person?), {@link org.mochiyori.group.OnBehalf} (the answer, with both names).
 *
 * <p>Arrows: people.
 */
@NullMarked
package org.mochiyori.group;

import org.jspecify.annotations.NullMarked;
