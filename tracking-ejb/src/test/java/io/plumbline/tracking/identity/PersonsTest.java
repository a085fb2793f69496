package io.plumbline.tracking.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Conflict;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Sql;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonsTest {

    private static final UUID SHOP = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private InProcess room;
    private Persons persons;

    @BeforeEach
    void open() throws SQLException, IOException {
        room = new InProcess();
        persons = room.wire(new Persons(), room.wire(new Sql()));
    }

    @AfterEach
    void close() throws SQLException {
        room.close();
    }

    private static UUID person(String name) {
        return Persons.named(SHOP, "customer", name);
    }

    private void merge(String person, String stated) {
        persons.merge(SHOP, person(person), person(stated), "visitor", NOW);
    }

    private void part(String person) {
        persons.part(SHOP, person(person), "admin", "wrong", NOW);
    }

    @Test
    void a_merge_that_is_taken_back_leaves_everybody_as_before() {
        merge("phone", "customer");
        merge("laptop", "customer");
        merge("customer", "household");

        part("customer");

        assertThat(persons.canonical(SHOP, person("phone"))).isEqualTo(person("customer"));
        assertThat(persons.canonical(SHOP, person("laptop"))).isEqualTo(person("customer"));
        assertThat(persons.canonical(SHOP, person("customer"))).isEqualTo(person("customer"));
        assertThat(persons.aliases(SHOP, person("phone"))).containsExactlyInAnyOrder(person("phone"), person("laptop"), person("customer"));
    }

    @Test
    void what_was_taken_back_is_not_believed_again_until_somebody_says_so() {
        merge("phone", "customer");
        part("phone");
        merge("phone", "customer");
        assertThat(persons.canonical(SHOP, person("phone"))).isEqualTo(person("phone"));

        persons.join(SHOP, person("phone"), person("customer"), NOW);

        assertThat(persons.canonical(SHOP, person("phone"))).isEqualTo(person("customer"));
        assertThat(persons.merges(SHOP, person("customer"))).extracting(Merge::evidence).containsExactly("manual");
        assertThatThrownBy(() -> persons.join(SHOP, person("phone"), person("customer"), NOW)).isInstanceOf(Conflict.class);
    }

    @Test
    void only_what_was_merged_can_be_taken_back() {
        assertThatThrownBy(() -> part("nobody")).isInstanceOf(NotFound.class);
    }

    /** Against the plainest reading: statements that stand, followed one by one until nobody is named any more. */
    @Test
    void random_histories_of_merging_and_parting_agree_with_following_every_statement() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            UUID shop = new UUID(0, seed);
            List<UUID> people = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                people.add(Persons.named(shop, "visitor", Integer.toString(i)));
            }
            Map<UUID, UUID> standing = new HashMap<>();
            Set<List<UUID>> apart = new HashSet<>();
            for (int step = 0; step < 60; step++) {
                UUID person = people.get(random.nextInt(people.size()));
                UUID stated = people.get(random.nextInt(people.size()));
                if (random.nextInt(3) == 0) {
                    if (standing.containsKey(person)) {
                        persons.part(shop, person, "admin", null, NOW);
                        apart.add(List.of(person, standing.remove(person)));
                    }
                } else {
                    persons.merge(shop, person, stated, "visitor", NOW);
                    if (!standing.containsKey(person) && !root(standing, stated).equals(person) && !apart.contains(List.of(person, stated))) {
                        standing.put(person, stated);
                    }
                }
                for (UUID one : people) {
                    assertThat(persons.canonical(shop, one)).as("seed " + seed + ", step " + step).isEqualTo(root(standing, one));
                }
            }
        }
    }

    private static UUID root(Map<UUID, UUID> standing, UUID person) {
        UUID at = person;
        while (standing.containsKey(at)) {
            at = standing.get(at);
        }
        return at;
    }
}
