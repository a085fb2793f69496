package io.plumbline.reporting;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * The most heap that was in use at one moment, garbage included. Heap only grows between two collections, so the peaks are what each
 * collection found before it began; the peaks of single pools, which come at different moments, are never added up.
 */
public final class HeapPeak implements AutoCloseable {

    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private final AtomicLong most = new AtomicLong();
    private final List<String> pools = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getName).toList();
    private final NotificationListener listener = (notification, handback) -> {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            GarbageCollectionNotificationInfo told = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            told(told.getGcInfo().getMemoryUsageBeforeGc().entrySet().stream().filter(pool -> pools.contains(pool.getKey())).mapToLong(pool -> pool.getValue().getUsed()).sum());
        }
    };

    /** Begins with what is left after a collection. */
    public HeapPeak() {
        System.gc();
        collectors().forEach(collector -> collector.addNotificationListener(listener, null, null));
        told(MEMORY.getHeapMemoryUsage().getUsed());
    }

    public long megabytes() {
        told(MEMORY.getHeapMemoryUsage().getUsed());
        return most.get() >> 20;
    }

    private void told(long bytes) {
        most.accumulateAndGet(bytes, Math::max);
    }

    @Override
    public void close() {
        collectors().forEach(collector -> {
            try {
                collector.removeNotificationListener(listener);
            } catch (javax.management.ListenerNotFoundException gone) {
                throw new IllegalStateException(gone);
            }
        });
    }

    private static List<NotificationEmitter> collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().map(NotificationEmitter.class::cast).toList();
    }
}
