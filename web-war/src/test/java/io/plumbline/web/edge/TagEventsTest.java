package io.plumbline.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.LandingView;
import io.plumbline.tracking.api.Sighting;
import io.plumbline.tracking.api.Sightings;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events are kept without asking the database, and which of those are refused before. */
class TagEventsTest {

    private static final UUID SHOP = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final TagEvents events = new TagEvents();

    @BeforeEach
    void open() throws ReflectiveOperationException {
        Field field = TagEvents.class.getDeclaredField("sightings");
        field.setAccessible(true);
        field.set(events, new Sightings() {
            @Override
            public boolean isResult(UUID advertiserId, String goal) {
                if (!advertiserId.equals(SHOP)) {
                    throw new NotFound("advertiser", advertiserId);
                }
                return List.of("add_to_cart", "pageview", "form").contains(goal);
            }

            @Override
            public void keep(List<Sighting> seen) {
                throw new AssertionError("nothing is kept before all of them were looked at");
            }

            @Override
            public void keep(LandingView seen) {
                throw new UnsupportedOperationException();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"'type':'pageview'", "'type':'page_view','goal':'sale'", "'type':'form'", "'type':'link'", "'type':'event','name':'x'", "'type':'view_item'",
        "'type':'begin_checkout','clickId':'018f0000-0000-7000-8000-000000000000'"})
    void what_is_only_seen_needs_nothing_from_the_database(String event) {
        assertThat(sighting(event + ",'advertiser':'" + SHOP + "'")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'type':'add_to_cart'", "'type':'view_item','goal':'sale'", "'type':'form','goal':'lead'", "'type':'conversion','goal':'sale'", "'type':'purchase'",
        "'type':'click','link':'abc'"})
    void what_may_be_a_result_is_decided_by_the_database(String event) {
        assertThat(sighting(event + ",'advertiser':'" + SHOP + "'")).isEmpty();
    }

    @Test
    void whose_it_is_the_click_alone_can_tell_is_asked_for() {
        assertThat(sighting("'type':'pageview','clickId':'018f0000-0000-7000-8000-000000000000'")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"'type':'pageview','advertiser':'7' ~ advertiser-not-found",
        "'type':'link','advertiser':'018f0000-0000-7000-8000-000000000000' ~ advertiser-not-found",
        "'type':'dance','advertiser':'00000000-0000-0001-0000-000000000002' ~ type-unknown",
        "'type':'pageview','advertiser':'00000000-0000-0001-0000-000000000002','visitor':'a b' ~ visitor-malformed",
        "'type':'pageview','advertiser':{'a':1} ~ value-malformed"})
    void what_is_refused_is_refused_before_it_is_kept(String event, String code) {
        assertThatThrownBy(() -> sighting(event)).isInstanceOfSatisfying(Invalid.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void a_page_that_says_no_names_no_visitor() {
        Sighting seen = sighting("'type':'pageview','advertiser':'" + SHOP + "','visitor':'visitor-1','timeZone':'Europe/Berlin','consent':{'analytics_storage':'denied'}").orElseThrow();
        assertThat(seen.event().visitorId()).isNull();
        assertThat(seen.event().consent()).isEqualTo("denied");
        assertThat(seen.visit().visitorId()).isNull();
        assertThat(seen.visit().timeZone()).isNull();
    }

    private Optional<Sighting> sighting(String event) {
        String body = ("{" + event + "}").replace('\'', '"');
        Call call = new Call(new UUID(3, 4), NOW, Door.TAG, "POST", "", body, "text/plain", "192.0.2.1", false, Map.of());
        return events.sighting(call, TagEvents.read(Json.read(body.getBytes(StandardCharsets.UTF_8))));
    }
}
