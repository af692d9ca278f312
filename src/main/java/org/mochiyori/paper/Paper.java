package org.mochiyori.paper;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.mochiyori.booking.Price;
import org.mochiyori.kernel.Yen;

/**
 * All that stands on a paper.
 *
 * @param number its own: 許可番号 on a permit, the number of the receipt
 * @param booking 受付番号
 * @param date when it was decided or received, so that a paper printed later is the same
 * @param to to whom it is given
 * @param from who gives it
 * @param items what of, in order; empty on a receipt
 * @param use what for
 * @param sum what is to be paid, or was
 * @param conditions one sentence each
 * @param appeal 教示, one sentence each; empty where it is no administrative act
 * @param reason of a refusal
 * @param page of the booking, which the QR code opens
 */
public record Paper(
        PaperKind kind,
        String number,
        String booking,
        LocalDate date,
        String to,
        From from,
        List<Item> items,
        Use use,
        Sum sum,
        List<String> conditions,
        List<String> appeal,
        Optional<String> reason,
        URI page) {
    public Paper {
        items = List.copyOf(items);
        conditions = List.copyOf(conditions);
        appeal = List.copyOf(appeal);
    }

    /**
     * Who gives it.
     *
     * @param name of who signs
     * @param lender whose thing it is, where that is another name
     * @param desk the hub that can be asked, with its telephone
     * @param basis by what rule; may be empty
     */
    public record From(String name, String lender, String desk, String basis) {}

    /** One line, in the local time of what is lent. */
    public record Item(String title, LocalDateTime from, LocalDateTime until, int quantity, boolean wholeDays) {}

    /** What for. */
    public record Use(String purpose, OptionalInt persons) {}

    /**
     * Amounts.
     *
     * @param parts explained
     * @param total their sum
     * @param complete whether there is a figure for all of it
     * @param deposit 保証金 beside it
     * @param method how it was paid, on a receipt
     */
    public record Sum(List<Price.Part> parts, Yen total, boolean complete, Yen deposit, Optional<String> method) {
        /** Nothing to pay or to tell. */
        static final Sum NONE = new Sum(List.of(), Yen.ZERO, true, Yen.ZERO, Optional.empty());

        public Sum {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Where a paper is found.
     *
     * @param of the lender that gives it, or the payment that it is for
     */
    public record Key(PaperKind kind, UUID of) {
        /** The page that a browser prints. */
        public String path(UUID booking) {
            return "/bookings/" + booking + "/papers/" + kind.code() + "/" + of;
        }

        /** The same as PDF. */
        public String pdfPath(UUID booking) {
            return path(booking) + ".pdf";
        }

        /** The address of its QR code. */
        public String qrPath(UUID booking) {
            return path(booking) + ".png";
        }
    }
}
