package io.plumbline.web.api.click;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Click;
import io.plumbline.tracking.api.Clicks;
import io.plumbline.tracking.api.Trace;
import io.plumbline.web.api.EventQuery;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/clicks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class ClicksResource {

    @Inject
    private Clicks clicks;
    @Context
    private HttpServletRequest http;

    @GET
    @Gate(partners = true)
    @Operation(summary = "Lists clicks, newest first")
    public Page<ClickItem> list() {
        Query query = EventQuery.of(http);
        Page<Click> page = clicks.list(EventQuery.filter(query), query.page());
        return new Page<>(page.items().stream().map(ClickItem::of).toList(), page.next());
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}")
    @Operation(summary = "One click")
    public ClickItem get(@PathParam("id") String id) {
        return ClickItem.of(clicks.get(Ids.parse("click", id)));
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}/trace")
    @Operation(summary = "Why the click went where it went")
    public Trace trace(@PathParam("id") String id) {
        return clicks.trace(Ids.parse("click", id));
    }
}
