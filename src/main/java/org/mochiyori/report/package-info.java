/**
 * What came of a use: how many came, in which state things were left, and the figures made of it.
 *
 * <p>Words: {@link org.mochiyori.report.Report} (利用報告; of somebody's help 実施報告), {@link org.mochiyori.report.Ask} (a report
 * that the lender's rule waits for), {@link org.mochiyori.report.Figures} (利用状況: what was used how often and by how many).
 *
 * <p>Arrows: dues, booking, catalogue, group, people.
 */
@NullMarked
package org.mochiyori.report;

import org.jspecify.annotations.NullMarked;
