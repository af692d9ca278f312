package org.mochiyori.site;

import io.vertx.core.buffer.Buffer;

/** Hand-over and return, on one page for both sides of a booking. */
final class CustodyPages {
    private final Doors doors;

    CustodyPages(Doors doors) {
        this.doors = doors;
    }

    /** Before the pages of bookings, which would take these for their moves. */
    void mount(PageRouter pages) {
        pages.get("/custody/photos/:id", this::photo);
    }

    private Reply photo(Visit visit) {
        byte[] bytes = doors.custody().custody().photo(visit.caller(), visit.id());
        return new Reply.File("image/jpeg", "photo.jpg", Buffer.buffer(bytes));
    }
}
