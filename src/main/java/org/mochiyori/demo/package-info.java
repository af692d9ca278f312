/**
 * The demonstration: three invented hubs with groups, people, rooms, pools and skills, made once through
 * the public API, and the walkthrough that plays the main job from outside.
 *
 * <p>Words: {@link org.mochiyori.demo.Demo} (what a data folder's demonstration consists of), {@link
 * org.mochiyori.demo.Walkthrough}.
 *
 * <p>Arrows: the doors of people for accounts and tokens and of intake for lists; everything else goes over HTTP, as a stranger's
 * program would.
 */
@NullMarked
package org.mochiyori.demo;

import org.jspecify.annotations.NullMarked;
