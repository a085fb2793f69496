package io.plumbline.web.api.coupon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.Coupon;
import io.plumbline.campaign.api.CouponDraft;
import io.plumbline.campaign.api.Coupons;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/coupons")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class CouponsResource {

    @Inject
    private Coupons coupons;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says which partner a coupon code speaks for: a conversion that redeems it is evidence for the partner")
    @APIResponseSchema(value = Coupon.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(CouponDraft draft) {
        Coupon added = coupons.add(draft);
        return Answers.created("coupons", added.id(), added.version(), added);
    }

    @GET
    @Gate(partners = true)
    @Operation(summary = "Lists coupon codes, newest first")
    public Page<Coupon> list() {
        Query query = new Query(http, "advertiser", "campaign", "partner", "text");
        return coupons.list(query.id("advertiser"), query.id("campaign"), query.id("partner"), query.text("text"), query.page());
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}")
    @Operation(summary = "One coupon code, with its version as ETag")
    @APIResponseSchema(Coupon.class)
    public Response get(@PathParam("id") String id) {
        Coupon found = coupons.get(Ids.parse("coupon", id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes campaign, partner, days or state of a coupon code")
    @APIResponseSchema(Coupon.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        UUID key = Ids.parse("coupon", id);
        Coupon now = coupons.amend(key, Answers.ifMatch(headers), new MergePatch(change).applyTo(coupons.get(key).draft(), CouponDraft.class));
        return Answers.changed(now.version(), now);
    }
}
