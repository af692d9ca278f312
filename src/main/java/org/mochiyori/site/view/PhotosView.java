package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;

/**
 * The pictures of a listing.
 *
 * @param title of the listing
 * @param back its writing page
 * @param form takes one more
 */
public record PhotosView(String title, String back, List<Photo> photos, Form form) implements View {
    public PhotosView {
        photos = List.copyOf(photos);
    }

    /**
     * One.
     *
     * @param first makes it the first, unless it is
     */
    public record Photo(String src, String alt, Optional<Move> first, Move remove) {}

    @Override
    public String template() {
        return "catalogue/photos.jte";
    }
}
