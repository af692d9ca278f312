/**
 * Paper: PDF out of a page's own HTML, and squares that telephones read.
 *
 * <p>Words: PDF, QR code. Arrows: none.
 */
@NullMarked
package org.mochiyori.platform.print;

import org.jspecify.annotations.NullMarked;
