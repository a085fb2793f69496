package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.store.Sql;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfPersonsTest {

    @ParameterizedTest
    @ValueSource(strings = {"conversion", "touchpoint"})
    void h2_goes_to_each_person_and_not_through_all_that_the_advertiser_has(String table) {
        Shopfloor shop = new Shopfloor(Databases.H2);
        List<UUID> persons = List.of(Ids.next(), Ids.next());

        String plan = shop.tx(() -> shop.part(Sql.class).one("explain select 1" + Sql.ofPersons(table, persons), row -> row.getString(1), persons.get(0), persons.get(1), Ids.next())).orElseThrow();

        assertThat(plan.replaceAll("\\s+", " ")).contains(table + "_by_person: advertiser_id = ?3 AND person_id = w.person");
    }
}
