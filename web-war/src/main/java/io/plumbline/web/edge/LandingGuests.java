package io.plumbline.web.edge;

import io.plumbline.campaign.api.LandingContent;
import io.plumbline.campaign.api.LandingDoor.Open;
import io.plumbline.campaign.api.LandingField;
import io.plumbline.campaign.api.LandingField.Kind;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.tracking.api.LandingView;
import io.plumbline.tracking.api.LeadReceipt;
import io.plumbline.tracking.api.LeadSubmission;
import io.plumbline.tracking.api.LeadSubmission.Contact;
import io.plumbline.tracking.api.LeadSubmission.Origin;
import io.plumbline.tracking.api.LeadSubmission.Trail;
import io.plumbline.tracking.api.Leads;
import io.plumbline.tracking.api.Sightings;
import io.plumbline.tracking.api.Visit;
import io.plumbline.tracking.api.Visits;
import io.plumbline.web.landing.FormAnswers;
import io.plumbline.web.landing.FormToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who comes to a landing page: by which click, seen as a visit, and taken as a lead. */
@ApplicationScoped
public class LandingGuests {

    private static final Set<String> NAMES = Set.of("name", "full_name", "first_name", "last_name", "company");

    @Inject
    private Visits visits;
    @Inject
    private Sightings sightings;
    @Inject
    private Leads leads;
    @Inject
    private ConversionDoor conversions;
    @Inject
    private Workspace workspace;

    /** From the address; else the latest of the first-party cookie. @return null when nobody clicked */
    UUID click(HttpServletRequest request, Map<String, List<String>> params) {
        UUID named = id(params.getOrDefault("click_id", List.of("")).get(0));
        return named != null ? named : Cookies.clicks(Incoming.of(request)).stream().map(LandingGuests::id).filter(id -> id != null).findFirst().orElse(null);
    }

    /** A page that a browser fetches ahead is not seen yet. A page that cannot be counted is shown all the same. */
    void seen(HttpServletRequest request, Map<String, List<String>> params, Open page, UUID click, Instant now) {
        Incoming come = Incoming.of(request);
        if (Arrivals.of(come, params, now).purpose() != null) {
            return;
        }
        try {
            Map<String, String> landed = new LinkedHashMap<>();
            params.forEach((name, values) -> landed.put(name, values.get(0)));
            Visit visit = new Visit(now, page.advertiserId(), "pageview", Cookies.visitor(come), click == null ? null : click.toString(), workspace.baseUrl() + "/l/" + page.code(),
                    request.getHeader("Referer"), landed, request.getHeader("User-Agent"), request.getRemoteAddr(), Arrivals.consent(come, params), null);
            sightings.keep(new LandingView(visit, page.id(), page.number(), visits.counts(visit, page.campaignId(), page.code(), request.getHeader("Accept-Language"))));
        } catch (RuntimeException notCounted) {
            EdgeServlet.note(request, notCounted);
        }
    }

    LeadReceipt lead(HttpServletRequest request, Open page, LandingContent asked, FormToken token, FormAnswers answers, boolean trapped, Instant now) {
        String click = token.clickId() == null ? null : token.clickId().toString();
        conversions.settle(Collections.singletonList(click));
        Map<String, String> rest = new LinkedHashMap<>(answers.values());
        rest.keySet().removeIf(key -> NAMES.contains(key) || isContact(asked, key));
        Incoming come = Incoming.of(request);
        Trail trail = new Trail(click, Cookies.clicks(come), Cookies.visitor(come), Arrivals.country(come), null, Arrivals.consent(come, Map.of()));
        Contact contact = new Contact(answers.of(asked, Kind.EMAIL), answers.of(asked, Kind.PHONE), name(answers), orNull(answers.value("company")));
        LeadSubmission.Consent consent = asked.consent() == null ? null : new LeadSubmission.Consent(page.code() + " v" + token.number(), now, request.getRemoteAddr());
        return leads.take(new LeadSubmission(page.advertiserId(), page.goal(), "form:" + token.nonce(), Origin.form(page.code(), page.campaignId()), trail, contact, rest, consent, null, null,
                asked.doubleOptIn(), trapped ? "A field that people do not see was filled in" : null, null, asked.language()));
    }

    private static boolean isContact(LandingContent asked, String key) {
        return asked.fields().stream().filter(field -> field.kind() == Kind.EMAIL).findFirst().map(LandingField::key).filter(key::equals).isPresent()
                || asked.fields().stream().filter(field -> field.kind() == Kind.PHONE).findFirst().map(LandingField::key).filter(key::equals).isPresent();
    }

    private static String name(FormAnswers answers) {
        String whole = answers.value("name").isEmpty() ? answers.value("full_name") : answers.value("name");
        return orNull(whole.isEmpty() ? (answers.value("first_name") + " " + answers.value("last_name")).strip() : whole);
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static UUID id(String text) {
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
