package io.plumbline.web.api.traffic;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.TrafficQuality;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/traffic/quality")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Traffic quality")
public class TrafficQualityResource {

    private static final Duration USUAL = Duration.ofDays(30);

    @Inject
    private TrafficQuality quality;
    @Inject
    private Clock clock;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "Clicks by the rule that found them: from and to, else the last 30 days")
    public Page<TrafficQuality.Reason> reasons() {
        Query query = new Query(http, "from", "to");
        Instant to = query.to() == null ? clock.instant() : query.to();
        return Answers.whole(quality.reasons(query.from() == null ? to.minus(USUAL) : query.from(), to));
    }
}
