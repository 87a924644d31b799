package io.contactsheet.desktop.ui.upload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * News on the way to the FX thread. While that thread is busy only the latest news of each thing is kept, so a
 * thousand percent signs a second cost one redraw.
 *
 * @param <K> what the news is of
 * @param <V> the news
 */
final class Inbox<K, V> {

    private final Executor fxThread;
    private final Consumer<Map<K, V>> reader;
    private Map<K, V> unread = new LinkedHashMap<>();

    /**
     * Begins empty.
     *
     * @param reader called on the FX thread with the news in the order of their first arrival
     */
    Inbox(Executor fxThread, Consumer<Map<K, V>> reader) {
        this.fxThread = fxThread;
        this.reader = reader;
    }

    /** May be called from any thread. */
    void put(K key, V news) {
        boolean first;
        synchronized (this) {
            first = unread.isEmpty();
            unread.put(key, news);
        }
        if (first) {
            fxThread.execute(() -> reader.accept(take()));
        }
    }

    private synchronized Map<K, V> take() {
        Map<K, V> news = unread;
        unread = new LinkedHashMap<>();
        return news;
    }
}
