package io.plumbline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Invalid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void a_day_asked_for_is_included_to_its_end() {
        Query query = new Query(Map.of("from", List.of("2026-05-01"), "to", List.of("2026-05-01")), "from", "to");
        assertThat(query.from()).isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
        assertThat(query.to()).isEqualTo(Instant.parse("2026-05-02T00:00:00Z"));
    }

    @Test
    void a_time_with_an_unescaped_plus_is_understood() {
        Query query = new Query(Map.of("from", List.of("2026-05-01T02:00:00 02:00")), "from");
        assertThat(query.from()).isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
    }

    @Test
    void what_cannot_be_meant_is_refused_by_name() {
        assertThat(refused(Map.of("zzz", List.of("1")), q -> { })).isEqualTo("/zzz parameter-unknown");
        assertThat(refused(Map.of("a", List.of("1", "2")), q -> { })).isEqualTo("/a parameter-repeated");
        assertThat(refused(Map.of("a", List.of("x\r\ny")), q -> { })).isEqualTo("/a control-character");
        assertThat(refused(Map.of("a", List.of("x".repeat(4001))), q -> { })).isEqualTo("/a too-long");
        assertThat(refused(Map.of("a", List.of("xyz")), q -> q.id("a"))).isEqualTo("/a id-malformed");
        assertThat(refused(Map.of("a", List.of("ACTIVE")), q -> q.key(PlanStatus.class, "a"))).isEqualTo("/a a-unknown");
        assertThat(refused(Map.of("limit", List.of("1001")), Query::page)).isEqualTo("/limit limit-out-of-range");
        assertThat(refused(Map.of("limit", List.of("9999999999")), Query::page)).isEqualTo("/limit number-malformed");
        assertThat(refused(Map.of("a", List.of("yes")), q -> q.flag("a"))).isEqualTo("/a flag-malformed");
    }

    private static String refused(Map<String, List<String>> given, Consumer<Query> ask) {
        Invalid no = catchThrowableOfType(Invalid.class, () -> ask.accept(new Query(given, "a")));
        return no.faults().get(0).pointer() + " " + no.code();
    }
}
