package io.plumbline.tracking.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.OutgoingRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LettersTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000L);
    private static final UUID DELIVERY = UUID.fromString("019ab3c4-0000-7000-8000-000000000006");

    @Test
    void a_post_is_signed_over_time_and_body() {
        OutgoingRequest sent = write(new Rule.Letter("POST", "https://p.example/in", Map.of(), "application/json", "{\"o\":\"{order_id}\"}"), new Rule.Keys("topsecret", null, null));
        // printf '1700000000.{"o":"A-1"}' | openssl dgst -sha256 -hmac topsecret
        assertThat(sent.headers()).containsEntry("X-Signature", "t=1700000000,v1=9c6136fa902b545a3e687ae137f21bc00e338359e8037e334e925aec9ea6d415")
                .containsEntry("X-Delivery-Id", DELIVERY.toString()).containsEntry("X-Delivery-Attempt", "3").containsEntry("Content-Type", "application/json");
        assertThat(sent.body()).isEqualTo("{\"o\":\"A-1\"}");
    }

    @Test
    void a_get_is_signed_over_time_path_and_query() {
        OutgoingRequest sent = write(new Rule.Letter("GET", "https://p.example/in?o={txid}", Map.of(), null, null), new Rule.Keys("topsecret", null, null));
        // printf '1700000000./in?o=A-1' | openssl dgst -sha256 -hmac topsecret
        assertThat(sent.headers().get("X-Signature")).isEqualTo("t=1700000000,v1=b16309224a68f80cac30b25874767b69655e595816385468263e1a649e768de2");
        assertThat(sent.body()).isNull();
    }

    @Test
    void while_keys_change_both_sign() {
        Rule.Keys keys = new Rule.Keys("new", "old", NOW.plus(Duration.ofHours(1)));
        assertThat(keys.at(NOW)).containsExactly("new", "old");
        assertThat(Letters.signature(keys.at(NOW), NOW, "x")).matches("t=1700000000,v1=[0-9a-f]{64},v1=[0-9a-f]{64}");
        assertThat(keys.at(NOW.plus(Duration.ofHours(2)))).containsExactly("new");
    }

    @Test
    void what_looks_like_a_secret_is_in_no_log() {
        OutgoingRequest sent = write(new Rule.Letter("POST", "https://p.example/in?api_key=s3cret&o={txid}&token=s3cret", Map.of("Authorization", "Bearer s3cret", "X-Partner", "7"),
                "application/x-www-form-urlencoded", "access_token=s3cret&amount=1"), Rule.Keys.NONE);
        OutgoingRequest seen = Secrets.masked(sent);
        assertThat(seen.toString()).doesNotContain("s3cret").contains("o=A-1", "amount=1", "X-Partner=7");
        assertThat(sent.headers()).containsEntry("Authorization", "Bearer s3cret");
    }

    @Test
    void a_hidden_header_that_comes_back_is_kept_and_a_new_one_replaces_it() {
        assertThat(Secrets.restored(Map.of("Authorization", "***"), Map.of("Authorization", "Bearer a"))).containsEntry("Authorization", "Bearer a");
        assertThat(Secrets.restored(Map.of("Authorization", "Bearer b"), Map.of("Authorization", "Bearer a"))).containsEntry("Authorization", "Bearer b");
        assertThat(Secrets.restored(Map.of(), Map.of("Authorization", "Bearer a"))).isEmpty();
    }

    private static OutgoingRequest write(Rule.Letter letter, Rule.Keys keys) {
        return Letters.write(letter, keys.at(NOW), Map.of("order_id", "A-1"), DELIVERY, 3, NOW);
    }
}
