package io.contactsheet.desktop.ui.upload;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * News on the way to the FX thread. While that thread is busy only the latest news of each thing is kept, so a
 * thousand percent signs a second cost one redraw; of a hundred thousand things it hears in pieces.
 *
 * @param <K> what the news is of
 * @param <V> the news
 */
final class Inbox<K, V> {

    /** So many are read in a few milliseconds. The others come right after what else the FX thread has to do. */
    private static final int MOST_AT_ONCE = 250;

    private final Executor fxThread;
    private final Consumer<Map<K, V>> reader;
    private final Map<K, V> unread = new LinkedHashMap<>();

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
            fxThread.execute(this::read);
        }
    }

    private void read() {
        Map<K, V> news = new LinkedHashMap<>();
        boolean more;
        synchronized (this) {
            Iterator<Map.Entry<K, V>> entries = unread.entrySet().iterator();
            while (entries.hasNext() && news.size() < MOST_AT_ONCE) {
                Map.Entry<K, V> entry = entries.next();
                news.put(entry.getKey(), entry.getValue());
                entries.remove();
            }
            more = entries.hasNext();
        }
        if (more) {
            fxThread.execute(this::read);
        }
        reader.accept(news);
    }
}
