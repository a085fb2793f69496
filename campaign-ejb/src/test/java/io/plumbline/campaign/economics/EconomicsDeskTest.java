package io.plumbline.campaign.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Margin;
import io.plumbline.campaign.api.Overhead;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EconomicsDeskTest {

    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    private final UUID shop = Ids.next();
    private final List<String> noted = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_was_set_last_for_a_day_holds_and_what_is_taken_back_is_gone(Database database) {
        work(database, Caller.system("test"), desk -> {
            desk.setMargin(shop, JANUARY, new BigDecimal("0.4"));
            desk.setMargin(shop, JANUARY.plusMonths(6), new BigDecimal("0.45"));
            desk.setMargin(shop, JANUARY, new BigDecimal("0.35"));
            assertThat(desk.margins(shop)).extracting(Margin::from, m -> m.share().toPlainString()).containsExactly(org.assertj.core.groups.Tuple.tuple(JANUARY.plusMonths(6), "0.45"),
                    org.assertj.core.groups.Tuple.tuple(JANUARY, "0.35"));
            desk.setMargin(shop, JANUARY.plusMonths(6), null);
            assertThat(desk.margins(shop)).singleElement().satisfies(m -> assertThat(m.from()).isEqualTo(JANUARY), m -> assertThat(m.knownAt()).isEqualTo(NOW));
            desk.setOverhead(shop, YearMonth.of(2026, 1), Money.of("3100.00", "EUR"));
            desk.setOverhead(shop, YearMonth.of(2026, 1), Money.of("0", "EUR"));
            assertThat(desk.overheads(shop)).extracting(Overhead::amount).containsExactly(Money.zero("EUR"));
            desk.setOverhead(shop, YearMonth.of(2026, 1), null);
            assertThat(desk.overheads(shop)).isEmpty();
        });
        assertThat(noted).hasSize(7).allMatch(note -> note.equals("set advertiser"));
    }

    @Test
    void impossible_figures_are_refused() {
        work(Database.H2, Caller.system("test"), desk -> {
            for (String share : List.of("0", "-0.1", "1.01", "0.1234567")) {
                refused(() -> desk.setMargin(shop, JANUARY, new BigDecimal(share)), "margin-out-of-range");
            }
            refused(() -> desk.setMargin(shop, null, BigDecimal.ONE), "range-out-of-bounds");
            refused(() -> desk.setMargin(shop, LocalDate.of(1989, 1, 1), BigDecimal.ONE), "range-out-of-bounds");
            refused(() -> desk.setOverhead(shop, null, Money.zero("EUR")), "range-out-of-bounds");
            refused(() -> desk.setOverhead(shop, YearMonth.of(2026, 1), Money.of("1", "USD")), "currency-mismatch");
            refused(() -> desk.setOverhead(shop, YearMonth.of(2026, 1), Money.of("-1", "EUR")), "amount-negative");
        });
    }

    @Test
    void analysts_read_and_do_not_set() {
        work(Database.H2, new Caller("a", Set.of(Role.ANALYST), null, null), desk -> {
            assertThat(desk.margins(shop)).isEmpty();
            assertThatThrownBy(() -> desk.setMargin(shop, JANUARY, BigDecimal.ONE)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> desk.setOverhead(shop, YearMonth.of(2026, 1), Money.zero("EUR"))).isInstanceOf(Forbidden.class);
        });
    }

    private static void refused(Runnable act, String code) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Invalid.class, no -> assertThat(no.faults()).extracting(Refusal.Fault::code).containsExactly(code));
    }

    private void work(Database database, Caller caller, Consumer<EconomicsDesk> work) {
        Authority authority = new Authority();
        authority.actAs(caller);
        Database.inTransaction(OPEN.computeIfAbsent(database, Database::with), em -> {
            em.createNativeQuery("insert into campaign.advertiser (id, version, name, currency, time_zone, home_url, domains, demo, created_at) values (:id, 0, 'Shop', 'EUR', 'UTC', 'https://shop.example', '[]', false, :now)")
                    .setParameter("id", shop).setParameter("now", OffsetDateTime.ofInstant(NOW, ZoneOffset.UTC)).executeUpdate();
            work.accept(new EconomicsDesk(em, authority, advertisers(), trail(), Clock.fixed(NOW, ZoneOffset.UTC)));
            return null;
        });
    }

    private Advertisers advertisers() {
        Advertiser known = new Advertiser(shop, 0, "Shop", "EUR", "UTC", "https://shop.example", List.of(), null, false, NOW);
        return (Advertisers) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Advertisers.class}, (proxy, method, arguments) -> known);
    }

    private AuditTrail trail() {
        return (AuditTrail) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {AuditTrail.class}, (proxy, method, arguments) -> {
            noted.add(arguments[0] + " " + arguments[1]);
            return null;
        });
    }
}
