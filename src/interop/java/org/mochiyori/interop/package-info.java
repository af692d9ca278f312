/** What we write, read by software that others wrote. Each piece is fetched only under the profile {@code interop}. */
package org.mochiyori.interop;
