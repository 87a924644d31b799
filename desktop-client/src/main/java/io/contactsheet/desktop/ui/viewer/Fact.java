package io.contactsheet.desktop.ui.viewer;

import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import io.contactsheet.desktop.ui.sheet.PhotoWords;
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
    static List<Fact> of(Known known, URI gallery, ZoneId zone, Messages messages) {
        PhotoViewModel photo = known.photo();
        Optional<ObjectHead> head = known.head();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(messages.get("fact.state"), new PhotoWords(messages).sentence(photo.status())));
        head.flatMap(ObjectHead::filename)
                .ifPresent(name -> facts.add(new Fact(messages.get("fact.originalName"), name)));
        photo.key().ifPresent(key -> facts.add(new Fact(messages.get("fact.nameInGallery"), key.filename())));
        if (!photo.album().isEmpty()) {
            facts.add(new Fact(messages.get("fact.album"), photo.album()));
        }
        photo.key().ifPresent(key -> facts.add(new Fact(messages.get("fact.address"), gallery + Routes.photo(key))));
        photo.file().ifPresent(file -> facts.add(new Fact(messages.get("fact.file"), file.toString())));
        photo.listed().ifPresent(entry -> {
            facts.add(new Fact(messages.get("fact.size"), messages.bytes(entry.bytes())));
            facts.add(new Fact(messages.get("fact.stored"), messages.moment(entry.stored(), zone)));
        });
        head.ifPresent(found -> facts.add(new Fact(messages.get("fact.kind"), found.contentType())));
        head.flatMap(ObjectHead::sha256).ifPresent(digest -> facts.add(new Fact(messages.get("fact.sha256"), digest)));
        return facts;
    }
}
