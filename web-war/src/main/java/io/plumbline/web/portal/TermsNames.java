package io.plumbline.web.portal;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Terms;
import io.plumbline.web.faces.Format;
import io.plumbline.web.faces.Range;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What people call terms that were agreed: by whose they are and by the time from which they apply. */
@RequestScoped
public class TermsNames {

    private static final Spoken TRACKING = new Spoken("tracking");

    @Inject
    private Terms terms;
    @Inject
    private Range range;

    private final Format fmt = new Format();
    private final Map<UUID, Agreement> known = new HashMap<>();

    /** @param whose says it of the agreement as its reader may know it */
    public String of(UUID id, Function<Agreement, String> whose) {
        Agreement agreed = known.computeIfAbsent(id, terms::agreed);
        return TRACKING.of("trace.terms", whose.apply(agreed), fmt.time(agreed.effectiveFrom(), range.getZone()));
    }
}
