package io.plumbline.web.edge;

import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.campaign.api.Links;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.LandingClicks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A visitor whom an ad platform sent straight to the landing page: the tag tells the link and the platform's click id. */
@ApplicationScoped
public class Arriving {

    private static final int MAX_KEY = 32;
    private static final int MAX_REFERENCE = 512;
    /** In the order in which the tag looks for them. */
    static final List<String> AD_CLICKS = List.of("gclid", "gbraid", "wbraid", "dclid", "msclkid", "fbclid", "ttclid", "twclid", "li_fat_id", "ScCid", "rdt_cid", "epik",
            "ob_click_id", "tblci", "irclickid", "im_ref");
    /** Of a redirect, not of a landing page. */
    private static final List<String> OURS = List.of("url", "format", "pl_link");

    @Inject
    private LandingClicks landings;
    @Inject
    private Links links;

    /** A click by our own address, to be known again if the landing page tells of it too. */
    void seen(String linkKey, Map<String, List<String>> params, UUID clickId) {
        AD_CLICKS.stream().map(params::get).filter(values -> values != null && !values.isEmpty() && !values.get(0).isBlank()).findFirst()
                .ifPresent(values -> landings.seen(linkKey, values.get(0), clickId));
    }

    /** Whether {@link #seen} has something to write down: no business of a thread that must not wait. */
    static boolean ofAnAd(Set<String> params) {
        return AD_CLICKS.stream().anyMatch(params::contains);
    }

    UUID advertiserOf(Said said) {
        return links.plan(key(said)).map(LinkPlan::advertiserId).orElseThrow(() -> new NotFound("link", key(said)));
    }

    /** @return null while another request records the same visit */
    UUID land(Incoming request, Said said, Instant now) {
        String reference = said.text("nonce");
        if (reference == null || reference.length() > MAX_REFERENCE) {
            throw new Invalid("nonce", "nonce-required", "Say what tells this visit from others: the platform's click id, or a random number.");
        }
        String key = key(said);
        Arrival arrival = arrival(request, said, now);
        return Retry.of(() -> landings.land(key, reference, arrival)).orElse(null);
    }

    private static String key(Said said) {
        String key = said.text("link");
        if (key == null || key.length() > MAX_KEY) {
            throw new Invalid("link", "link-required", "Name the link by its key.");
        }
        return key;
    }

    private static Arrival arrival(Incoming request, Said said, Instant now) {
        Map<String, List<String>> params = said.landed();
        OURS.forEach(params::remove);
        ConsentSignals.NAMES.stream().filter(name -> said.consent(name) != null).forEach(name -> params.put(name, List.of(said.consent(name))));
        return new Arrival(now, new Arrival.MapOfParams(params), request.ip(), request.header("User-Agent"), said.url("referrer"),
                request.header("Accept-Language"), null, "1".equals(request.header("Sec-GPC")), said.visitor(request), List.of(), Arrivals.country(request),
                Arrivals.region(request), null);
    }
}
