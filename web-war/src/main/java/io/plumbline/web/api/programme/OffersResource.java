package io.plumbline.web.api.programme;

import io.plumbline.campaign.api.CampaignAccess;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.Offers;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/offers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partner programme")
public class OffersResource {

    /** @param text for staff */
    public record Joining(String text) {
    }

    /** @param reason told to the partner who is kept out */
    public record Choice(UUID partnerId, Boolean grant, String reason) {
    }

    @Inject
    private Offers offers;
    @Context
    private HttpServletRequest http;

    @GET
    @Gate(partners = true)
    @Operation(summary = "A partner asks which campaigns it may work for, or ask to, and what they pay")
    public Page<Offer> list() {
        return Answers.whole(offers.own());
    }

    @GET
    @Path("/requests")
    @Operation(summary = "Who asked to work for which campaign, newest first: campaign, status")
    public Page<CampaignAccess> requests() {
        Query query = new Query(http, "campaign", "status");
        return offers.requests(query.id("campaign"), query.key(CampaignAccess.Status.class, "status"), query.page());
    }

    @GET
    @Path("/{campaign}")
    @Gate(partners = true)
    @Operation(summary = "One of them")
    public Offer get(@PathParam("campaign") String campaign) {
        return offers.own(id(campaign));
    }

    @POST
    @Path("/{campaign}/join")
    @Gate(partners = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A partner comes in: at once where it is public, by a decision where it is on request")
    public Offer join(@PathParam("campaign") String campaign, Joining joining) {
        return offers.join(id(campaign), joining.text());
    }

    @GET
    @Path("/{campaign}/terms")
    @Operation(summary = "How a campaign is offered to partners")
    public Offer.Terms terms(@PathParam("campaign") String campaign) {
        return offers.of(id(campaign));
    }

    @PUT
    @Path("/{campaign}/terms")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says how a campaign is offered: to nobody, on request or to all, and with which standard terms")
    public Offer.Terms show(@PathParam("campaign") String campaign, Offer.Terms terms) {
        return offers.show(id(campaign), terms);
    }

    @POST
    @Path("/{campaign}/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lets a partner in, asked or not, or keeps it out with a reason")
    public CampaignAccess decide(@PathParam("campaign") String campaign, Choice choice) {
        new Check().that(choice.partnerId() != null, "partnerId", "required", "Name the partner.").that(choice.grant() != null, "grant", "required", "Say true or false.").done();
        return choice.grant() ? offers.grant(id(campaign), choice.partnerId()) : offers.refuse(id(campaign), choice.partnerId(), choice.reason());
    }

    private static UUID id(String text) {
        return Ids.parse("campaign", text);
    }
}
