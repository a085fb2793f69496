package io.plumbline.web.api.lead;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.LeadEntry;
import io.plumbline.tracking.api.Leads;
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

@Path("/leads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class LeadsResource {

    @Inject
    private Leads leads;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "Lists lead stages, newest first")
    public Page<LeadItem> list() {
        Query query = EventQuery.of(http);
        Page<LeadEntry> page = leads.list(EventQuery.filter(query), query.page());
        return new Page<>(page.items().stream().map(LeadItem::of).toList(), page.next());
    }
}
