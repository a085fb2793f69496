package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.AgreementMade;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.FeePosted;
import io.plumbline.campaign.api.LedgerAccount;
import io.plumbline.campaign.api.LedgerLeg;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerDeskTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void both_legs_of_a_posting_tell_who_what_when_and_why(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("10"));
        Claim sale = ground.sale("50", "EUR", false);
        ground.accrue(sale);
        ground.approve(sale);

        List<LedgerLeg> legs = ground.ledger(desk -> desk.about(sale.subjectId()));
        assertThat(legs).extracting(LedgerLeg::side, LedgerLeg::accountKind, LedgerLeg::amountMinor, LedgerLeg::reason).containsExactlyInAnyOrder(
                tuple("debit", "commission-cost", 500L, ""),
                tuple("credit", "partner-pending", 500L, ""),
                tuple("debit", "partner-pending", 500L, "delivered"),
                tuple("credit", "partner-payable", 500L, "delivered"));
        assertThat(legs).as("noon UTC is the next day in Auckland").allMatch(leg -> leg.accountingDate().equals(LocalDate.of(2026, 3, 11)));
        assertThat(legs).allMatch(leg -> leg.recordedAt().equals(Ground.NOON) && leg.currency().equals("EUR") && leg.subjectType().equals("conversion"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void pages_hold_whole_postings_and_together_every_posting_once(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("10"));
        for (int i = 0; i < 7; i++) {
            ground.accrue(ground.sale("50", "EUR", false));
        }
        Authority confined = confined(ground.advertiser);
        List<LedgerLeg> seen = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest request = PageRequest.of(5, cursor);
            Page<LedgerLeg> page = ground.tx(em -> new LedgerDesk(em, confined).postings(null, null, null, request));
            assertThat(page.items().size()).isLessThanOrEqualTo(5).isEven();
            assertThat(page.items().stream().collect(Collectors.groupingBy(LedgerLeg::postingId))).allSatisfy((id, both) -> assertThat(both).hasSize(2));
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null && seen.size() < 100);
        assertThat(seen).hasSize(14);
        assertThat(seen.stream().map(LedgerLeg::postingId).distinct()).hasSize(7);

        LedgerAccount cost = ground.accounts().stream().filter(a -> a.kind().equals("commission-cost")).findFirst().orElseThrow();
        assertThat(cost.ownerName()).isEqualTo("Shop");
        assertThat(ground.ledger(desk -> desk.postings(cost.id(), null, null, PageRequest.first(50))).items()).hasSize(7).allMatch(l -> l.side().equals("debit"));
        LocalDate day = LocalDate.of(2026, 3, 11);
        assertThat(ground.ledger(desk -> desk.postings(cost.id(), day, day, PageRequest.first(50))).items()).hasSize(7);
        assertThat(ground.ledger(desk -> desk.postings(cost.id(), day.plusDays(1), null, PageRequest.first(50))).items()).isEmpty();
        assertThat(ground.ledger(desk -> desk.postings(cost.id(), null, day.minusDays(1), PageRequest.first(50))).items()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_caller_confined_to_an_advertiser_sees_its_own_books_only(Database database) {
        Ground mine = new Ground(database, "EUR").agree(Rates.cps("10"));
        Ground other = new Ground(database, "EUR").agree(Rates.cps("10"));
        Claim sale = other.sale("50", "EUR", false);
        other.accrue(sale);
        mine.accrue(mine.sale("20", "EUR", false));
        UUID othersCost = other.accounts().get(0).id();

        Authority confined = confined(mine.advertiser);
        List<LedgerAccount> visible = asks(mine, confined, LedgerDesk::accounts);
        assertThat(visible).singleElement().satisfies(a -> {
            assertThat(a.kind()).isEqualTo("commission-cost");
            assertThat(a.owner()).isEqualTo(mine.advertiser);
        });
        List<LedgerLeg> othersSale = asks(mine, confined, desk -> desk.about(sale.subjectId()));
        assertThat(othersSale).isEmpty();
        assertThat(asks(mine, confined, desk -> desk.postings(null, null, null, PageRequest.first(50))).items()).hasSize(2);
        assertThatThrownBy(() -> asks(mine, confined, desk -> desk.postings(othersCost, null, null, PageRequest.first(50)))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> asks(mine, confined, desk -> desk.postings(Ids.next(), null, null, PageRequest.first(50)))).isInstanceOf(NotFound.class);
    }

    @Test
    void nobody_and_partners_see_no_ledger() {
        Ground ground = new Ground(Database.H2, "EUR");
        Authority partner = new Authority();
        partner.actAs(new Caller("blog", Set.of(Role.PARTNER), null, ground.partner));
        for (Authority authority : List.of(new Authority(), partner)) {
            assertThatThrownBy(() -> asks(ground, authority, LedgerDesk::accounts)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> asks(ground, authority, desk -> desk.about(Ids.next()))).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> asks(ground, authority, desk -> desk.postings(null, null, null, PageRequest.first(1)))).isInstanceOf(Forbidden.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_database_refuses_to_change_a_posting(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("10"));
        ground.accrue(ground.sale("50", "EUR", false));
        for (String change : List.of("update campaign.ledger_posting set amount_minor = 1", "delete from campaign.ledger_posting")) {
            assertThatThrownBy(() -> ground.tx(em -> em.createNativeQuery(change).executeUpdate())).isInstanceOf(PersistenceException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_flat_fee_is_posted_once_when_its_agreement_takes_effect(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.each(Pricing.FLAT, "500"), Rates.cps("10"), Rates.each(Pricing.FLAT, "99.50", "USD"));
        List<FeePosted> told = new ArrayList<>();
        made(ground, told);
        assertThat(ground.balances()).isEqualTo("cost 50000, pending 0, payable 50000");
        assertThat(told).extracting(FeePosted::rateId).containsExactly("1");

        settle(ground, told);
        made(ground, told);
        assertThat(ground.balances()).as("the dollar fee waits for a rate").isEqualTo("cost 50000, pending 0, payable 50000");

        ground.fx.put("USDEUR", new BigDecimal("0.9"));
        settle(ground, told);
        settle(ground, told);
        assertThat(ground.balances()).isEqualTo("cost 58955, pending 0, payable 58955");
        assertThat(told).extracting(FeePosted::rateId).containsExactly("1", "3");
        assertThat(told).extracting(FeePosted::channel).containsOnly("affiliate");
        UUID agreement = ground.agreed(null).id();
        List<LedgerLeg> legs = ground.ledger(desk -> desk.about(agreement));
        assertThat(legs).extracting(LedgerLeg::reference)
                .containsOnly("flat:" + agreement + ":1", "flat:" + agreement + ":3").hasSize(4);
    }

    private static void made(Ground ground, List<FeePosted> told) {
        ground.tx(em -> {
            FlatFeeDesk desk = new FlatFeeDesk(em, ground, Ground.staff(), Ground.clock(), new Told(told));
            new FlatFeeSchedule(em, desk, Ground.clock()).write(new AgreementMade(ground.agreed(null)));
            return null;
        });
    }

    private static int settle(Ground ground, List<FeePosted> told) {
        return ground.tx(em -> new FlatFeeDesk(em, ground, Ground.staff(), Ground.clock(), new Told(told)).settle(Ground.NOON));
    }

    private static Authority confined(UUID advertiser) {
        Authority authority = new Authority();
        authority.actAs(new Caller("agency", Set.of(Role.FINANCE), advertiser, null));
        return authority;
    }

    private static <T> T asks(Ground ground, Authority authority, Function<LedgerDesk, T> question) {
        return ground.tx(em -> question.apply(new LedgerDesk(em, authority)));
    }
}
