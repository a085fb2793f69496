package io.plumbline.tracking.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** One step of the drainer, as a request of its own. */
@ApplicationScoped
public class Drain {

    @Inject
    private Filing filing;

    @ActivateRequestContext
    public void file(UUID segment, List<Entry> entries, boolean careful) {
        filing.file(segment, entries, careful);
    }

    @ActivateRequestContext
    public void skip(UUID segment, long sequence) {
        filing.skip(segment, sequence);
    }

    public boolean alone(Entry entry) {
        return filing.alone(entry);
    }

    @ActivateRequestContext
    public void forget() {
        filing.forget();
    }
}
