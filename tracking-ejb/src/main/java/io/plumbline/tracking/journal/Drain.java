package io.plumbline.tracking.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** One step of the drainer, as a request of its own. */
@ApplicationScoped
public class Drain {

    /** What has been answered is answered again only when the server dies in between. */
    private static final int CALLS_AT_ONCE = 100;

    @Inject
    private Filing filing;
    @Inject
    private KeptCalls calls;

    private volatile int most;

    @ActivateRequestContext
    public void file(UUID segment, List<Entry> entries, boolean careful) {
        if (lane(entries.get(0)) == Drainer.Lane.CALLS) {
            handOver(segment, entries);
        } else {
            filing.file(segment, entries, careful);
            if (most == 0) {
                most = filing.most();
            }
        }
    }

    /** Which database it is, is known when it has taken something. */
    public int most() {
        return most == 0 ? Drainer.USUAL_BATCH : most;
    }

    private void handOver(UUID segment, List<Entry> entries) {
        long done = filing.drained(segment);
        List<Entry> left = entries.stream().filter(entry -> entry.sequence() > done).toList();
        for (int from = 0; from < left.size(); from += CALLS_AT_ONCE) {
            List<Entry> some = left.subList(from, Math.min(from + CALLS_AT_ONCE, left.size()));
            calls.take(some);
            filing.skip(segment, some.get(some.size() - 1).sequence());
        }
    }

    @ActivateRequestContext
    public void skip(UUID segment, long sequence) {
        filing.skip(segment, sequence);
    }

    /** Calls are answered through the doors, which have transactions of their own. */
    Drainer.Lane lane(Entry entry) {
        return switch (entry.kind()) {
            case Filer.CALL -> Drainer.Lane.CALLS;
            case Filer.EVENT -> Drainer.Lane.EVENTS;
            default -> Drainer.Lane.CLICKS;
        };
    }

    @ActivateRequestContext
    public void forget() {
        filing.forget();
    }
}
