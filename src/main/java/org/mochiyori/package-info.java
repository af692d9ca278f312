/** The program itself: reads settings, migrates, wires the features and stops them in reverse. */
@NullMarked
package org.mochiyori;

import org.jspecify.annotations.NullMarked;
