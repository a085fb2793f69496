package io.plumbline.web.api.tag;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.TagEvent;
import io.plumbline.tracking.api.TagLog;
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

@Path("/tag-events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class TagEventsResource {

    @Inject
    private TagLog log;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "Lists what the tag told in the last seven days, newest first: for who builds it in")
    public Page<TagEvent> list() {
        Query query = new Query(http, "advertiser", "type", "from", "to");
        return log.list(query.id("advertiser"), query.text("type"), query.from(), query.to(), query.page());
    }
}
