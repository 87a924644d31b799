package io.templaterunner.lambda;

import io.templaterunner.s3.ObjectEvent;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deliveries to one function that have begun and not ended, key by key. A key is settled in the ledger only when
 * none of its deliveries is under way: an older one may still be at work when a newer one has ended. Safe for several
 * threads at once.
 */
final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final DeliveryLedger ledger;
    private final Map<String, UnderWay> underWay = new HashMap<>();

    private record UnderWay(int count, ObjectEvent latest) {

        UnderWay with(ObjectEvent event) {
            boolean later = event.sequencer().compareTo(latest.sequencer()) > 0;
            return new UnderWay(count + 1, later ? event : latest);
        }

        UnderWay withoutOne() {
            return new UnderWay(count - 1, latest);
        }
    }

    Deliveries(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    /** Returns when the ledger says so, or cannot: then this version is told again after the next start. */
    synchronized void begin(ObjectEvent event) {
        UnderWay others = underWay.get(event.key());
        underWay.put(event.key(), others == null ? new UnderWay(1, event) : others.with(event));
        if (others == null) {
            write(() -> ledger.begin(event.key()));
        }
    }

    synchronized void end(ObjectEvent event) {
        UnderWay left =
                underWay.getOrDefault(event.key(), new UnderWay(1, event)).withoutOne();
        if (left.count() > 0) {
            underWay.put(event.key(), left);
            return;
        }
        underWay.remove(event.key());
        ObjectEvent latest = left.latest();
        if (latest.isRemoval()) {
            write(() -> ledger.settleRemoval(latest.key()));
        } else {
            write(() -> ledger.settle(latest.key(), latest.eTag()));
        }
    }

    private interface Line {
        void write() throws IOException;
    }

    private static void write(Line line) {
        try {
            line.write();
        } catch (ClosedChannelException atTheEnd) {
            LOG.debug("The end of a delivery came after the end.", atTheEnd);
        } catch (IOException failed) {
            LOG.error("What a function was told could not be written down; it will be told again.", failed);
        }
    }
}
