package io.plumbline.web.api.traffic;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.TrafficTrials;
import io.plumbline.tracking.api.Trial;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/traffic/trials")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Traffic quality")
public class TrafficTrialsResource {

    /** @param from, to half-open, at most 93 days */
    public record Order(Integer rules, Instant from, Instant to, UUID advertiserId) {
    }

    public record Started(UUID id) {
    }

    public record Decision(Boolean approve, String note) {
    }

    @Inject
    private TrafficTrials trials;
    @Context
    private HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tries a version of the rules on the stored clicks of a period and their conversions")
    @APIResponseSchema(value = Started.class, responseCode = "202", responseDescription = "Taken; Location says where its progress is")
    public Response start(Order order) {
        if (order.rules() == null) {
            throw new Invalid("rules", "required", "Say which version of the rules to try.");
        }
        UUID id = trials.start(order.rules(), order.from(), order.to(), order.advertiserId());
        return Answers.accepted("traffic/trials", id, new Started(id));
    }

    @GET
    @Operation(summary = "Lists trials, newest first, without their sums")
    public Page<Trial> list() {
        return trials.list(new Query(http).page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Progress of a trial and what would change, by partner")
    public Trial get(@PathParam("id") String id) {
        return trials.get(Ids.parse("traffic-trial", id));
    }

    @GET
    @Path("/{id}/changes")
    @Operation(summary = "The events whose verdict would change, newest first")
    public Page<Trial.Change> changes(@PathParam("id") String id) {
        return trials.changes(Ids.parse("traffic-trial", id), new Query(http).page());
    }

    @POST
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Approves or rejects the proposed adjustments, once; approved, they are carried out in the background")
    public Trial decide(@PathParam("id") String id, Decision decision) {
        if (decision.approve() == null) {
            throw new Invalid("approve", "required", "Say true or false.");
        }
        return trials.decide(Ids.parse("traffic-trial", id), decision.approve(), decision.note());
    }
}
