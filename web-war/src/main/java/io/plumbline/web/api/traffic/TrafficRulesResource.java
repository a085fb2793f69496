package io.plumbline.web.api.traffic;

import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.RuleVersion;
import io.plumbline.tracking.api.TrafficRules;
import io.plumbline.web.api.Answers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/traffic/rules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Traffic quality")
public class TrafficRulesResource {

    @Inject
    private TrafficRules rules;

    @GET
    @Operation(summary = "The active rules for invalid traffic first, then all versions, newest first")
    public Page<RuleVersion> list() {
        List<RuleVersion> all = new ArrayList<>(rules.list());
        RuleVersion active = rules.active();
        all.removeIf(version -> version.version() == active.version());
        all.add(0, active);
        return Answers.whole(all);
    }

    @GET
    @Path("/{version}")
    @Operation(summary = "One version of the rules; 0 is what holds until somebody says otherwise")
    public RuleVersion get(@PathParam("version") String version) {
        return rules.get(number(version));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Drafts a new version: what the body leaves out stays as it is in the active one")
    @APIResponseSchema(value = RuleVersion.class, responseCode = "201", responseDescription = "Drafted; it decides nothing until it is activated")
    public Response draft(RulesDraft draft) {
        RuleVersion made = rules.draft(draft.on(rules.active().rules()), draft.note());
        return Answers.created("traffic/rules", made.version(), made.version(), made);
    }

    @POST
    @Path("/{version}/activate")
    @Operation(summary = "Puts a version in force, for what comes in from now on")
    public RuleVersion activate(@PathParam("version") String version) {
        return rules.activate(number(version));
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new NotFound("traffic-rules", text.substring(0, Math.min(text.length(), 64)));
        }
        return Integer.parseInt(text);
    }
}
