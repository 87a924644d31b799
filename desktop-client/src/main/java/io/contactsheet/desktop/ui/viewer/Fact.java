package io.contactsheet.desktop.ui.viewer;

import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import io.contactsheet.desktop.ui.sheet.Words;
import io.contactsheet.shared.api.Routes;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that is known of a photo.
 *
 * @param label what it is
 */
public record Fact(String label, String value) {

    /** All that is known: where it is, and why. */
    static List<Fact> of(PhotoViewModel photo, Optional<ObjectHead> head, URI gallery, ZoneId zone) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("State", photo.status().sentence()));
        head.flatMap(ObjectHead::filename).ifPresent(name -> facts.add(new Fact("Original name", name)));
        photo.key().ifPresent(key -> facts.add(new Fact("Name in the gallery", key.filename())));
        if (!photo.album().isEmpty()) {
            facts.add(new Fact("Album", photo.album()));
        }
        photo.key().ifPresent(key -> facts.add(new Fact("Address", gallery + Routes.photo(key))));
        photo.file().ifPresent(file -> facts.add(new Fact("File on this computer", file.toString())));
        photo.listed().ifPresent(entry -> {
            facts.add(new Fact("Size", Words.bytes(entry.bytes())));
            facts.add(new Fact("Stored", Words.moment(entry.stored(), zone)));
        });
        head.ifPresent(known -> facts.add(new Fact("Kind", known.contentType())));
        head.flatMap(ObjectHead::sha256).ifPresent(digest -> facts.add(new Fact("SHA-256", digest)));
        return facts;
    }
}
