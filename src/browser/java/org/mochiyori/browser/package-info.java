/** Pages in a real browser, on a phone's screen, over a whole server with the sample hubs. Needs a Chromium. */
package org.mochiyori.browser;
