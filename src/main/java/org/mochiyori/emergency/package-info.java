/**
 * 緊急モード: one switch by which a hub calls back what is needed after an earthquake or a flood, and keeps it for its own desk.
 *
 * <p>Words: {@link org.mochiyori.emergency.Emergency} (one time of it: who switched, when and why),
 * {@link org.mochiyori.emergency.Recalled} (回収するもの: a thing, where it is and who has it now), mark (an owner offers a thing for
 * emergencies), switcher (who may switch beside the hub's operators and officers), {@link org.mochiyori.emergency.Emergencies}
 * (the door).
 *
 * <p>Arrows: closure, booking, catalogue, group, people.
 */
@NullMarked
package org.mochiyori.emergency;

import org.jspecify.annotations.NullMarked;
