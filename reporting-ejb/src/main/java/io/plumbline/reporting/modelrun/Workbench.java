package io.plumbline.reporting.modelrun;

import io.plumbline.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one model to its end. */
@ApplicationScoped
class Workbench {

    private static final Logger LOG = Logger.getLogger(Workbench.class.getName());

    @Inject
    private RunBook book;
    @Inject
    private Kinds kinds;
    @Inject
    private Reading reading;

    public void run(UUID id) {
        RunBook.Task task = book.begin(id, kinds).orElse(null);
        if (task == null) {
            return;
        }
        try {
            book.complete(id, reading.outcome(kinds.named(task.kind()), task, percent -> book.reach(id, percent)));
        } catch (Refusal no) {
            book.end(id, "refused", no.getMessage());
        } catch (RuntimeException broken) {
            LOG.log(Level.SEVERE, broken, () -> "Model run " + id);
            book.end(id, "failed", "The run broke off. Operators find the cause in the log under " + id + ".");
        }
    }
}
