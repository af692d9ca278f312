package org.mochiyori.listfile;

/**
 * How much one file may hold. Beyond it the file is refused, or, for one cell, the row.
 *
 * @param bytes size of the file
 * @param inflatedBytes of a workbook, all parts together
 * @param rows records
 * @param columns of a table, members of a JSON object
 * @param cell characters of one cell
 * @param depth nesting of JSON
 */
public record Limits(long bytes, long inflatedBytes, int rows, int columns, int cell, int depth) {
    /** What the server and the command line use. */
    public static final Limits USUAL = new Limits(64L << 20, 256L << 20, 300_000, 1_100, 20_000, 32);

    /** The same with another size of file. */
    public Limits withBytes(long other) {
        return new Limits(other, inflatedBytes, rows, columns, cell, depth);
    }

    /** The same with another number of rows. */
    public Limits withRows(int other) {
        return new Limits(bytes, inflatedBytes, other, columns, cell, depth);
    }

    /** The same with another size of an unpacked workbook. */
    public Limits withInflatedBytes(long other) {
        return new Limits(bytes, other, rows, columns, cell, depth);
    }
}
