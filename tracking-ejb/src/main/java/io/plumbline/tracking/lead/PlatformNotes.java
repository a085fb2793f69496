package io.plumbline.tracking.lead;

import io.plumbline.tracking.click.StoredClicks;
import io.plumbline.tracking.journal.Entry;
import io.plumbline.tracking.store.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Notes the ids of ad platforms with the clicks that came with one: most have none, and cost a look at their parameters. */
@ApplicationScoped
public class PlatformNotes implements StoredClicks {

    @Inject
    private PlatformClicks platforms;

    @Override
    public void stored(List<Entry> clicks) {
        platforms.note(clicks.stream().filter(PlatformNotes::mayHaveOne)
                .map(click -> new PlatformClicks.Came(click.id("advertiser_id"), click.id("id"), click.time("at"), Json.map(click.text("params")))).toList());
    }

    private static boolean mayHaveOne(Entry click) {
        String params = click.text("params");
        return params != null && params.contains(PlatformClicks.ENDING);
    }
}
