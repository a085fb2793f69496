package io.plumbline.web.api.postback;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.PostbackEntry;
import io.plumbline.tracking.api.PostbackLog;
import io.plumbline.web.api.EventQuery;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/postbacks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class PostbacksResource {

    @Inject
    private PostbackLog log;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "Lists the calls at the conversion doors, refused ones included, newest first. outcome is what came of the call, status that of the conversion")
    public Page<PostbackItem> list() {
        Query query = EventQuery.of(http, "door", "outcome");
        Page<PostbackEntry> page = log.list(EventQuery.filter(query), query.text("door"), query.text("outcome"), query.page());
        return new Page<>(page.items().stream().map(PostbackItem::of).toList(), page.next());
    }
}
