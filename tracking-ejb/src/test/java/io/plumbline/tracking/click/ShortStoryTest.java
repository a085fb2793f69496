package io.plumbline.tracking.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.When;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConsentBasis;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.traffic.Device;
import io.plumbline.tracking.traffic.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShortStoryTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");
    private static final Verdict CLEAN = new Verdict("valid", null, Verdict.NOTHING_APPLIES, List.of(), 3);
    private static final List<Destination> ONE = List.of(to("Landing page"));

    @Test
    void what_is_read_is_what_was_told() {
        for (String partner : new String[] {null, "Partner & Söhne"}) {
            Hit hit = hit(plan("Winter \"sale\"", partner, ONE), CLEAN, Map.of("sub1", List.of("a")));
            assertThat(shortened(hit)).isNotNull().hasSizeLessThan(100);
            assertThat(read(hit, shortened(hit))).isEqualTo(ClickStory.of(hit, landing(hit), location(hit)));
        }
    }

    @Test
    void a_story_with_more_to_tell_is_told_at_length() {
        LinkPlan plan = plan("Winter", "Partner", ONE);
        assertThat(shortened(hit(plan, Verdict.fallback("campaign-ended", "The campaign is over."), Map.of()))).as("fallback").isNull();
        assertThat(shortened(hit(plan, Verdict.invalid("declared-crawler", "A crawler."), Map.of()))).as("invalid").isNull();
        assertThat(shortened(hit(plan, new Verdict("valid", null, "It counts, though it looks suspicious.", List.of("regular-gaps"), 3), Map.of()))).as("suspicious").isNull();
        assertThat(shortened(hit(plan, CLEAN, Map.of("cost", List.of("{cpc}"))))).as("something was left out").isNull();
        assertThat(shortened(hit(plan("Winter", "Partner", List.of(to("a"), to("b"))), CLEAN, Map.of()))).as("a draw has losers").isNull();
        assertThat(shortened(hit(plan("ask jo@shop.example", "Partner", ONE), CLEAN, Map.of()))).as("a name that is redacted").isNull();
        assertThat(shortened(hit(plan("Win\u001Fter", "Partner", ONE), CLEAN, Map.of()))).as("a name with the separator in it").isNull();
    }

    private static String shortened(Hit hit) {
        return ShortStory.of(hit, landing(hit), location(hit), hit.kept().arrival());
    }

    private static Landing landing(Hit hit) {
        return Landing.of(hit, hit.kept().arrival(), Routing.of(hit.plan().destinations()));
    }

    private static String location(Hit hit) {
        return landing(hit).location(hit, hit.kept().arrival(), false, null, new Hops("https://go.example/c/", 0)).orElseThrow();
    }

    /** As it stands in the columns of the row. */
    private static List<Trace.Step> read(Hit hit, String told) {
        Columns row = hit.kept().detail(hit.columns(NOON), location(hit)).with("trace", told);
        return ShortStory.read(hit.id(), hit.at(), name -> (String) row.values().get(row.names().indexOf(name)));
    }

    private static Hit hit(LinkPlan plan, Verdict verdict, Map<String, List<String>> params) {
        ConsentDecision consent = new ConsentDecision(ConsentBasis.values()[0], "because", true, true, false, true, false, ConsentDecision.Address.TRUNCATED, true, null, null);
        Arrival arrival = new Arrival(NOON, new Arrival.MapOfParams(params), "203.0.113.0", "Firefox", null, "en", null, false, null, List.of(), "DE");
        return Hit.of(plan, arrival, new Device("desktop", "Linux", "Firefox"), verdict, ConsentSignals.NONE, consent, Ids.named("daily"));
    }

    private static LinkPlan plan(String campaign, String partner, List<Destination> destinations) {
        UUID id = Ids.next();
        return new LinkPlan(id, "abc123", PlanStatus.ACTIVE, null, destinations, null, id, campaign, PlanStatus.ACTIVE, "affiliate", null, null, null,
                partner == null ? null : id, partner, PlanStatus.ACTIVE, id, "EUR", "Europe/Berlin", "https://shop.example/", List.of("shop.example"));
    }

    private static Destination to(String name) {
        return new Destination(Ids.next(), "https://shop.example/" + name.length() + "?c={click_id}", 1, When.ALWAYS, name);
    }
}
