package io.plumbline.web.api.programme;

import io.plumbline.campaign.api.Message;
import io.plumbline.campaign.api.Messages;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partner programme")
public class MessagesResource {

    /** @param partnerId whom staff writes to; a partner writes in its own conversation */
    public record Words(UUID partnerId, String text) {
    }

    @Inject
    private Messages messages;
    @Context
    private HttpServletRequest http;

    @GET
    @Gate(partners = true)
    @Operation(summary = "A conversation, newest first, and from now on read: partner, of no effect for a partner")
    public Page<Message> list() {
        Query query = new Query(http, "partner");
        return messages.with(query.id("partner"), query.page());
    }

    @GET
    @Path("/threads")
    @Operation(summary = "With whom staff speaks, the latest first, and what nobody of staff has read")
    public Page<Messages.Thread> threads() {
        return Answers.whole(messages.threads());
    }

    @POST
    @Gate(partners = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Writes to a partner, or as a partner to staff")
    @APIResponseSchema(value = Message.class, responseCode = "201", responseDescription = "Written")
    public Response say(Words words) {
        Message said = messages.say(words.partnerId(), words.text());
        return Response.status(201).entity(said).build();
    }
}
