package io.contactsheet.desktop.ui.notice;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** At most one notice for each topic, and of these the weightiest in view. For the FX thread alone. */
public final class NoticesViewModel {

    private final Map<Topic, Notice> notices = new EnumMap<>(Topic.class);
    private final ReadOnlyObjectWrapper<Optional<Notice>> current = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** What a notice is about; the weightier first. */
    public enum Topic {
        /** What nobody expected. */
        UNEXPECTED,
        /** The gallery cannot be reached. */
        CONNECTION,
        /** Photos that were not uploaded. */
        UPLOADS,
        /** Something that the user just asked for. */
        ACTION,
        /** Files that were left out. */
        SKIPPED,
        /** Thumbnails that do not come by themselves. */
        THUMBNAILS
    }

    /** What to show now. */
    public ReadOnlyObjectProperty<Optional<Notice>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Puts a notice in the place of the last one on this topic. */
    public void show(Topic topic, Notice notice) {
        notices.put(topic, notice);
        choose();
    }

    /** Nothing more to say on a topic. */
    public void dismiss(Topic topic) {
        notices.remove(topic);
        choose();
    }

    /** The user has read the one in view. */
    public void dismissCurrent() {
        current.get().ifPresent(notices.values()::remove);
        choose();
    }

    private void choose() {
        current.set(notices.values().stream().findFirst());
    }
}
