package io.plumbline.tracking.conversion;

import static io.plumbline.tracking.api.PostbackEvent.APPROVED;
import static io.plumbline.tracking.api.PostbackEvent.REVERSED;
import static io.plumbline.tracking.api.PostbackEvent.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.traffic.Verdict;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever was told that a result is paid is told when its traffic is judged anew and that is true no more. */
class RegradingToldTest {

    private static final Verdict ROBOT = Verdict.invalid("test", "A test says so.");

    private Shopfloor shop;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void what_an_approved_sale_loses_and_gets_back_is_told_once_each_also_to_who_listens_for_states_only(Databases database) {
        UUID sale = sold(database);
        shop.decide(sale, ConversionStatus.APPROVED, null);
        shop.told.clear();
        assertThat(turn(sale, "valid", ROBOT)).isTrue();
        assertThat(turn(sale, "valid", ROBOT)).as("a second server, or the same approval again").isFalse();
        assertThat(events()).containsExactly(Set.of(UPDATED, REVERSED));
        assertThat(turn(sale, "invalid", Verdict.valid())).isTrue();
        assertThat(events()).containsExactly(Set.of(UPDATED, REVERSED), Set.of(UPDATED, APPROVED));
        assertThat(shop.told.stream().map(ConversionChanged::changeId)).as("each is an entry of its history").doesNotHaveDuplicates()
                .allSatisfy(change -> assertThat(shop.number("select count(*) from tracking.conversion_change where id = ?", change)).isOne());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void a_sale_nobody_has_decided_about_is_not_called_reversed(Databases database) {
        UUID sale = sold(database);
        shop.told.clear();
        turn(sale, "valid", ROBOT);
        turn(sale, "invalid", Verdict.valid());
        assertThat(events()).containsExactly(Set.of(UPDATED), Set.of(UPDATED));
    }

    /** By way of what was won before: no click has to be there for it. */
    private UUID sold(Databases database) {
        shop = new Shopfloor(database);
        shop.join(List.of(new ConversionRegrading()));
        UUID sale = shop.sold("sale", "10.00").conversionId();
        shop.run("update tracking.conversion set evidence = 'renewal' where id = ?", sale);
        return sale;
    }

    private boolean turn(UUID sale, String from, Verdict to) {
        return shop.tx(() -> shop.part(ConversionRegrading.class).turn(sale, from, to, "a test says so", "test", shop.now).isPresent());
    }

    private List<Set<PostbackEvent>> events() {
        return shop.told.stream().map(ConversionChanged::events).toList();
    }
}
