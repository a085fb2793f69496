package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Base;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.shared.Money;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.AmountParts;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionReport.Parts;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.OrderEntry;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.api.ValidationPolicy.Differing;
import io.plumbline.tracking.api.ValidationPolicy.Matching;
import io.plumbline.tracking.api.ValidationPolicy.Missing;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random histories of money, each played twice: what happens to a sale stays in its order, what happens to different sales is shuffled, and some of it is told twice. {@code
 * -Dplumbline.histories=1000} plays more of them.
 */
class MoneyHistoriesTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20261126L);
    private static final int SALES = 7;

    /** What happens to one sale, in order. */
    private record Life(String name, List<Consumer<Shopfloor>> events) {
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void books_balance_do_not_ask_for_the_order_of_sales_and_are_empty_when_all_is_taken_back(Databases database) {
        int histories = Integer.getInteger("plumbline.histories", database == Databases.H2 ? 5 : 2);
        for (int i = 0; i < histories; i++) {
            long seed = SEED + i;
            List<Rate> rates = rates(new Random(seed));
            Shopfloor one = shop(database, rates);
            Shopfloor other = shop(database, rates);
            play(one, lives(i, new Random(seed)), new Random(seed + 1), false);
            play(other, lives(i, new Random(seed)), new Random(seed + 2), true);
            for (String kind : List.of("partner-pending", "partner-payable")) {
                assertThat(other.balance(kind)).as("seed %d: %s in another order", seed, kind).isEqualTo(one.balance(kind));
            }
            checked(one, seed);
            checked(other, seed);
            takeBack(one, i);
            assertThat(List.of(one.balance("partner-pending"), one.balance("partner-payable"))).as("seed %d: all taken back", seed).containsExactly(0L, 0L);
            checked(one, seed);
        }
    }

    private static void checked(Shopfloor shop, long seed) {
        assertThat(cost(shop)).as("seed %d: what it cost is what is owed", seed).isEqualTo(shop.balance("partner-pending") + shop.balance("partner-payable"));
        assertThat(shop.number("select count(*) from campaign.commission c where c.partner_id = ? and c.amount_minor <> (select coalesce(sum(case when p.debit_kind = 'commission-cost'"
                + " then p.amount_minor when p.credit_kind = 'commission-cost' then -p.amount_minor else 0 end), 0) from campaign.pub_posting p where p.subject_id = c.subject_id)",
                shop.partner)).as("seed %d: each commission is the sum of its postings", seed).isZero();
        assertThat(shop.number("select count(*) from campaign.commission c where c.partner_id = ? and c.parts > 0 and (c.amount_minor <> (select sum(p.amount_minor) from campaign.commission_part p"
                + " where p.subject_id = c.subject_id) or c.payable_minor <> (select sum(p.payable_minor) from campaign.commission_part p where p.subject_id = c.subject_id))",
                shop.partner)).as("seed %d: splits add up", seed).isZero();
    }

    private static long cost(Shopfloor shop) {
        return shop.number("select coalesce(sum(case when debit_kind = 'commission-cost' then amount_minor when credit_kind = 'commission-cost' then -amount_minor else 0 end), 0)"
                + " from campaign.pub_posting where debit_owner = ? or credit_owner = ?", shop.partner, shop.partner);
    }

    private static void play(Shopfloor shop, List<Life> lives, Random random, boolean twice) {
        List<Deque<Consumer<Shopfloor>>> left = new ArrayList<>();
        lives.forEach(life -> left.add(new ArrayDeque<>(life.events())));
        while (!left.isEmpty()) {
            Deque<Consumer<Shopfloor>> next = left.get(random.nextInt(left.size()));
            Consumer<Shopfloor> event = next.remove();
            quietly(shop, event);
            if (twice && random.nextInt(4) == 0) {
                quietly(shop, event);
            }
            left.removeIf(Deque::isEmpty);
        }
    }

    /** What is refused changes nothing. */
    private static void quietly(Shopfloor shop, Consumer<Shopfloor> event) {
        try {
            event.accept(shop);
        } catch (Refusal no) {
            assertThat(no.code()).isNotBlank();
        }
    }

    private static List<Life> lives(int history, Random random) {
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < SALES; i++) {
            String name = "h" + history + "-" + i;
            long amount = 2 + random.nextInt(40_000);
            long tax = random.nextInt((int) Math.max(1, amount / 3));
            boolean isNew = random.nextBoolean();
            List<Claimed.Item> lines = random.nextBoolean() ? List.of() : List.of(new Claimed.Item("A", null, 1 + random.nextInt(3), new Money(amount / 2, "EUR")));
            List<Consumer<Shopfloor>> events = new ArrayList<>();
            events.add(shop -> sold(shop, name, amount, tax, isNew, lines));
            for (int n = random.nextInt(4); n >= 0; n--) {
                long back = 1 + random.nextInt((int) amount);
                String refund = "r" + n;
                boolean other = random.nextBoolean();
                events.add(switch (random.nextInt(6)) {
                    case 0 -> shop -> shop.decide(id(shop, name), ConversionStatus.APPROVED, null);
                    case 1 -> shop -> shop.decide(id(shop, name), ConversionStatus.REJECTED, "no");
                    case 2 -> shop -> shop.refunded(name, text(back), refund);
                    case 3 -> shop -> shop.decide(id(shop, name), ConversionStatus.ON_HOLD, "wait");
                    case 4 -> shop -> ordered(shop, name, amount, new AmountParts(eur(tax / 2), eur(0), eur(0)), other);
                    default -> shop -> ordered(shop, name, amount, null, null);
                });
            }
            lives.add(new Life(name, events));
        }
        return lives;
    }

    private static void takeBack(Shopfloor shop, int history) {
        for (int i = 0; i < SALES; i++) {
            UUID id = id(shop, "h" + history + "-" + i);
            quietly(shop, s -> s.decide(id, ConversionStatus.REJECTED, "all of it"));
        }
    }

    private static List<Rate> rates(Random random) {
        RateWhen known = new RateWhen(null, null, false);
        RateWhen line = new RateWhen(null, null, null, List.of("A"), null, null, null, null, null);
        Rate rest = switch (random.nextInt(4)) {
            case 0 -> new Rate(Pricing.CPS, null, null, new BigDecimal("7.77"), null, null, null, Base.NET, null, null);
            case 1 -> tiered(TierMode.MARGINAL);
            case 2 -> tiered(TierMode.ALL);
            default -> new Rate(Pricing.HYBRID, null, new Price(new BigDecimal("1.11"), "EUR"), new BigDecimal("2.5"), null, null, null);
        };
        return List.of(rest, new Rate(Pricing.CPS, null, null, new BigDecimal("3"), null, null, known, Base.NET, null, null),
                new Rate(Pricing.CPS, null, null, new BigDecimal("12.5"), null, null, line));
    }

    private static Rate tiered(TierMode mode) {
        return new Rate(Pricing.CPS, null, null, null, List.of(new Tier(BigDecimal.ZERO, null, new BigDecimal("4")), new Tier(new BigDecimal("200"), null, new BigDecimal("6")),
                new Tier(new BigDecimal("400"), null, new BigDecimal("8"))), mode, null, Base.NET, null, null);
    }

    private static Shopfloor shop(Databases database, List<Rate> rates) {
        Shopfloor shop = new Shopfloor(database);
        shop.rates = rates;
        shop.policy(p -> new ValidationPolicy(Matching.APPLY, null, BigDecimal.ZERO, BigDecimal.ZERO, Differing.LIST, 0, Missing.ON_HOLD, null, null, null, null));
        return shop;
    }

    private static void sold(Shopfloor shop, String name, long amount, long tax, boolean isNew, List<Claimed.Item> lines) {
        Claimed plain = shop.report(Door.REST, name, text(amount), "EUR", null, null, new ConversionReport.More(null, null, isNew, new Parts(text(tax), null, null), null));
        shop.receive(new Claimed(plain.report(), plain.advertiser(), plain.goal(), null, false, false, plain.amount(), true, plain.at(), plain.status(), null, lines,
                plain.parts(), plain.consent()));
    }

    private static void ordered(Shopfloor shop, String name, long amount, AmountParts parts, Boolean isNew) {
        shop.order(new OrderEntry(shop.advertiser, name, Shopfloor.NOON, eur(amount), OrderEntry.Status.PAID, eur(0), null, isNew, parts, null, null));
    }

    private static UUID id(Shopfloor shop, String name) {
        return shop.tx(() -> shop.book.known(shop.advertiser, shop.sale.id(), "transaction:" + name).orElseThrow()).id();
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    private static String text(long minor) {
        return eur(minor).amount().toPlainString();
    }
}
