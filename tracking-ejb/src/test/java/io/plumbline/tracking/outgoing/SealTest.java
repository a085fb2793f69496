package io.plumbline.tracking.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Conflict;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.api.PostbackKeys;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final UUID RULE = new UUID(1, 1);
    private static final String SECRET = "0123456789abcdef".repeat(4);

    @TempDir
    private Path here;
    @TempDir
    private Path there;
    private InProcess house;
    private Sql sql;
    private Seal seal;

    @BeforeEach
    void open() throws Exception {
        house = new InProcess();
        sql = house.wire(new Sql());
        seal = house.wire(new Seal(here), sql);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void what_is_sealed_opens_for_its_own_rule_only_and_says_nothing_by_itself() {
        String kept = seal.seal(RULE, SECRET, NOW);
        assertThat(kept).doesNotContain(SECRET).isNotEqualTo(seal.seal(RULE, SECRET, NOW)).hasSizeLessThan(300);
        assertThat(seal.open(RULE, kept)).isEqualTo(SECRET);
        assertThatThrownBy(() -> seal.open(new UUID(1, 2), kept)).isInstanceOf(IllegalStateException.class);
        char last = kept.charAt(kept.length() - 5);
        assertThatThrownBy(() -> seal.open(RULE, kept.substring(0, kept.length() - 5) + (last == 'A' ? 'B' : 'A') + kept.substring(kept.length() - 4)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_key_lies_in_the_data_directory_for_its_owner_alone() throws Exception {
        seal.seal(RULE, SECRET, NOW);
        Path file = here.resolve("keys/postback.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        String fingerprint = sql.one("select fingerprint from tracking.seal_key", row -> row.getString(1)).orElseThrow();
        assertThat(Files.readString(file)).doesNotContain(fingerprint);
    }

    @Test
    void a_node_without_the_key_file_neither_opens_nor_seals_with_another() throws Exception {
        String kept = seal.seal(RULE, SECRET, NOW);
        Seal other = house.wire(new Seal(there), sql);
        assertThatThrownBy(() -> other.open(RULE, kept)).isInstanceOf(Conflict.class).hasMessageContaining("keys/postback.key");
        assertThatThrownBy(() -> other.seal(RULE, SECRET, NOW)).isInstanceOf(Conflict.class);
        assertThat(there.resolve("keys/postback.key")).doesNotExist();

        Files.createDirectories(there.resolve("keys"));
        Files.copy(here.resolve("keys/postback.key"), there.resolve("keys/postback.key"));
        assertThat(other.open(RULE, kept)).isEqualTo(SECRET);
    }

    @Test
    void a_node_tells_whether_its_key_file_is_that_of_the_others() throws Exception {
        Seal other = house.wire(new Seal(there), sql);
        assertThat(other.state()).isEqualTo(PostbackKeys.State.UNUSED);
        seal.seal(RULE, SECRET, NOW);
        assertThat(seal.state()).isEqualTo(PostbackKeys.State.OK);
        assertThat(other.state()).isEqualTo(PostbackKeys.State.MISSING);
        Files.createDirectories(there.resolve("keys"));
        Files.writeString(there.resolve("keys/postback.key"), "ab".repeat(32));
        assertThat(other.state()).isEqualTo(PostbackKeys.State.OTHER);
    }

    @Test
    void keys_of_before_open_as_they_stand_and_are_sealed_by_and_by() {
        RuleBook rules = house.wire(new RuleBook(), sql, seal);
        rules.add(new Rule(RULE, 0, "rule", new Rule.Scope(null, null, null, List.of(), List.of(PostbackEvent.RECORDED), false), Receiver.UNNAMED,
                new Rule.Letter("GET", "https://p.example/", Map.of(), null, null), 0, new Rule.Keys(SECRET, "old", NOW.plusSeconds(60)), PlanStatus.ACTIVE, NOW));
        assertThat(Letters.signing(rules.find(RULE).orElseThrow(), seal, NOW)).containsExactly(SECRET, "old");

        rules.seal(NOW);

        assertThat(sql.list("select secret || previous_secret from tracking.postback_rule", row -> row.getString(1))).singleElement()
                .satisfies(kept -> assertThat(kept).doesNotContain(SECRET).doesNotContain("old").startsWith("s1:"));
        assertThat(Letters.signing(rules.find(RULE).orElseThrow(), seal, NOW)).containsExactly(SECRET, "old");
    }
}
