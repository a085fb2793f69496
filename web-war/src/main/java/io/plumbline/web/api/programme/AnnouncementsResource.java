package io.plumbline.web.api.programme;

import io.plumbline.campaign.api.Announcement;
import io.plumbline.campaign.api.Messages;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/announcements")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partner programme")
public class AnnouncementsResource {

    private static final String WHAT = "announcement";

    @Inject
    private Messages messages;

    @GET
    @Gate(partners = true)
    @Operation(summary = "Announcements, newest first: all for staff, for a partner what it may read")
    public Page<Announcement> list() {
        return Answers.whole(messages.announcements());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Announces something to every partner, to a group or to one partner")
    @APIResponseSchema(value = Announcement.class, responseCode = "201", responseDescription = "Announced")
    public Response announce(Announcement.Draft draft) {
        return Response.status(201).entity(messages.announce(draft)).build();
    }

    @POST
    @Path("/{id}/withdraw")
    @Operation(summary = "Partners see it no more")
    public Announcement withdraw(@PathParam("id") String id) {
        return messages.withdraw(Ids.parse(WHAT, id));
    }

    @POST
    @Path("/{id}/read")
    @Gate(partners = true)
    @Operation(summary = "A partner has read it")
    @APIResponse(responseCode = "204", description = "Noted")
    public void read(@PathParam("id") String id) {
        messages.read(Ids.parse(WHAT, id));
    }
}
