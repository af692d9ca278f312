package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.Photos;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.Upload;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.PhotosView;

/** The pictures of a listing: adding one, putting one first, taking one off. */
final class PhotoPages {
    private static final Pattern UPLOAD = Pattern.compile("/listings/[0-9a-fA-F-]{36}/photos");

    private final Doors doors;

    PhotoPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get("/listings/:id/photos", visit -> show(visit, Answers.none(), 200));
        pages.post("/listings/:id/photos", this::add);
        pages.post("/listings/:id/photos/first", visit -> arrange(visit, true));
        pages.post("/listings/:id/photos/remove", visit -> arrange(visit, false));
    }

    static boolean isUpload(String path) {
        return UPLOAD.matcher(path).matches();
    }

    private Reply show(Visit visit, Answers answers, int status) {
        Entry entry = doors.catalogue().listings().getForEditing(visit.caller(), visit.id());
        String path = "/listings/" + entry.id();
        List<PhotosView.Photo> photos = new ArrayList<>();
        for (Listing.ListingPhoto photo : entry.listing().photos()) {
            List<Field> which = List.of(Field.hidden("hash", photo.hash()));
            photos.add(new PhotosView.Photo(
                    "/media/" + photo.hash(),
                    photo.alt(),
                    photos.isEmpty()
                            ? Optional.empty()
                            : Optional.of(move(path + "/photos/first", "lend.photo-first", which)),
                    move(path + "/photos/remove", "lend.photo-remove", which)));
        }
        List<Field> fields = List.of(
                Field.of(Field.Type.FILE, "file", "lend.photo-file").hint(Phrase.of("lend.photo-hint")),
                ListingForms.text("alt", "lend.photo-alt")
                        .hint(Phrase.of("lend.photo-alt-hint"))
                        .optional());
        Form form = new Form(path + "/photos", answers.fill(fields), Phrase.of("lend.photo-add"));
        return new Reply.Page(
                status,
                new PhotosView(entry.listing().name(), path + "/edit", photos, form),
                Optional.of(entry.listing().hub()));
    }

    private Reply add(Visit visit) {
        UUID id = visit.id();
        doors.catalogue().listings().getForEditing(visit.caller(), id);
        FormInput form = new FormInput(visit.typed());
        String alt = form.textIfAny("alt", 300);
        Optional<Upload> upload = form.require("file", visit.upload("file").filter(file -> file.size() > 0));
        if (!form.isFine()) {
            return show(visit, form.answers(), 422);
        }
        try {
            Photos.Picture picture = new Photos.Picture(
                    doors.catalogue().photos().prepare(upload.orElseThrow().bytes()), alt);
            doors.platform().db().inTransaction(tx -> doors.catalogue().photos().add(tx, visit.caller(), id, picture));
        } catch (Refused refused) {
            form.wrong("file", sentence(refused));
            return show(visit, form.answers(), 422);
        }
        return Reply.go("/listings/" + id + "/photos");
    }

    private static Phrase sentence(Refused refused) {
        return switch (refused.problem()) {
            case Problem.UnsupportedMedia other -> Phrase.of("lend.photo-kind");
            case Problem.TooLarge large -> Phrase.of("lend.photo-large");
            case Problem.Invalid invalid ->
                invalid.errors().getFirst().code().equals("count")
                        ? Phrase.of("lend.photo-many")
                        : Phrase.of("lend.photo-broken");
            default -> throw refused;
        };
    }

    private Reply arrange(Visit visit, boolean first) {
        UUID id = visit.id();
        Entry entry = doors.catalogue().listings().getForEditing(visit.caller(), id);
        String hash = new FormInput(visit.typed()).textIfAny("hash", 64);
        List<String> hashes = new ArrayList<>(entry.listing().photos().stream()
                .map(Listing.ListingPhoto::hash)
                .toList());
        if (!hashes.remove(hash)) {
            throw new Refused(new Problem.NotFound());
        }
        if (first) {
            hashes.addFirst(hash);
        }
        doors.platform().db().inTransaction(tx -> doors.catalogue().photos().arrange(tx, visit.caller(), id, hashes));
        return Reply.go("/listings/" + id + "/photos");
    }

    private static Move move(String action, String label, List<Field> fields) {
        return new Move(action, Phrase.of(label), false, Optional.empty(), fields);
    }
}
