package io.plumbline.web.demo;

import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Throws the demo data away and has new ones made. */
@ApplicationScoped
public class Demo {

    @Inject
    private Workspace workspace;
    @Inject
    private Progress progress;
    @Inject
    private DemoStart start;

    /** @throws Conflict code {@code demo-seeding} while the data are still being made */
    public void reset() {
        if (!progress.begin()) {
            throw new Conflict("demo-seeding", "Demo data are being made already. Wait until they are complete.");
        }
        try {
            workspace.reset();
        } catch (RuntimeException refused) {
            progress.end(null);
            throw refused;
        }
        start.work();
    }
}
