package io.plumbline.web.api.fx;

import io.plumbline.campaign.api.FxRate;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/fx-rates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Money")
public class FxRatesResource {

    public record Uploaded(int rates) {
    }

    private static final int DEFAULT_LIMIT = 200;

    @Inject
    private FxRates rates;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "Exchange rates, newest first")
    public Page<FxRate> list() {
        Integer limit = new Query(http).number("limit");
        return Answers.whole(rates.list(PageRequest.first(limit == null ? DEFAULT_LIMIT : limit).limit()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets one rate: one unit of base is so many units of quote from that day on")
    public FxRate set(FxRate rate) {
        FxRate named = rate.source() == null ? new FxRate(rate.date(), rate.base(), rate.quote(), rate.rate(), "api") : rate;
        rates.set(named);
        return named;
    }

    @POST
    @Consumes({"text/csv", MediaType.TEXT_XML, MediaType.APPLICATION_XML})
    @Operation(summary = "Takes the ECB reference rates as published, XML or CSV; rates of the same date and pair are replaced")
    public Uploaded upload(InputStream file) {
        return new Uploaded(rates.uploadEcb(file));
    }
}
