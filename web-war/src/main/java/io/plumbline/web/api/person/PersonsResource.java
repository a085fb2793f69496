package io.plumbline.web.api.person;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.People;
import io.plumbline.web.api.Gate;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All are POST: a name in an address would end in logs. No answer is kept for repeats. */
@Path("/persons")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy")
public class PersonsResource {

    public record Request(UUID advertiserId, String customerId, String email, String visitorId, String leadId, String clickId, String reference) {

        People.Who who() {
            return new People.Who(advertiserId, customerId, email, visitorId, leadId, clickId);
        }
    }

    public record Merge(UUID advertiserId, String person, String stated, String reason) {
    }

    @Inject
    private People people;

    @POST
    @Path("/find")
    @Gate(forgets = true)
    @Operation(summary = "Who is behind a customer id, e-mail address (or its SHA-256), visitor id, lead's id or click id, and which ids were merged")
    public People.Found find(Request request) {
        return people.find(request.who());
    }

    @POST
    @Path("/export")
    @Gate(forgets = true)
    @Operation(summary = "All that is stored about a person, by table")
    public People.Export export(Request request) {
        return people.export(request.who());
    }

    @POST
    @Path("/erase")
    @Gate(forgets = true)
    @Operation(summary = "Makes a person unknown, irreversibly; reports, journeys and the ledger stay as they are. The reference is kept as evidence")
    public People.Erased erase(Request request) {
        return people.erase(request.who(), request.reference());
    }

    @POST
    @Path("/unmerge")
    @Gate(forgets = true)
    @Operation(summary = "Takes back that a person was said to be another; the same evidence will not merge them again")
    @APIResponse(responseCode = "204", description = "Done")
    public Response part(Merge merge) {
        people.part(merge.advertiserId(), id(merge.person()), merge.reason());
        return Response.noContent().build();
    }

    @POST
    @Path("/merge")
    @Gate(forgets = true)
    @Operation(summary = "Says that one person is another")
    @APIResponse(responseCode = "204", description = "Done")
    public Response join(Merge merge) {
        people.join(merge.advertiserId(), id(merge.person()), id(merge.stated()));
        return Response.noContent().build();
    }

    private static UUID id(String text) {
        return text == null ? null : Ids.parse("person", text);
    }
}
