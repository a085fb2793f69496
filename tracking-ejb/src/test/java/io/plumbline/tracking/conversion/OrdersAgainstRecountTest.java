package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.OrderEntry;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.api.ValidationPolicy.Differing;
import io.plumbline.tracking.api.ValidationPolicy.Matching;
import io.plumbline.tracking.api.ValidationPolicy.Missing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sales, refunds, orders and decisions in random order, some told twice, against a plain recount in cents that shares no code with the product:
 * every state, every balance and every sum of the counts must be what the recount says. {@code -Dplumbline.histories=1000} plays more of them.
 */
class OrdersAgainstRecountTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20261122L);

    /** One sale as the recount sees it. */
    private static final class Plain {
        private long worth = -1;
        private String status = "none";
        private String why = "";
        private final Map<String, Long> waiting = new LinkedHashMap<>();
        private final Set<String> known = new HashSet<>();
        private long ordered = -1;
        private long returned;
        private boolean cancelled;

        private boolean undecided() {
            return status.equals("pending") || status.equals("on-hold");
        }

        void sold(long cents) {
            if (worth >= 0) {
                return;
            }
            worth = cents;
            status = "pending";
            waiting.values().forEach(this::back);
            waiting.clear();
        }

        void told(String name, long cents) {
            if (!known.contains(name)) {
                if (worth < 0) {
                    known.add(name);
                    waiting.put(name, cents);
                } else if (back(cents)) {
                    known.add(name);
                }
            }
        }

        private boolean back(long cents) {
            boolean alive = undecided() || status.equals("approved");
            if (!alive || cents > worth) {
                return false;
            }
            if (cents == worth) {
                status = "reversed";
            } else {
                worth -= cents;
            }
            return true;
        }

        void decided(String next, String reason) {
            boolean may = switch (status) {
                case "pending" -> true;
                case "on-hold" -> !next.equals("on-hold");
                case "approved" -> next.equals("rejected");
                case "rejected" -> next.equals("approved");
                default -> false;
            };
            if (worth >= 0 && may) {
                status = next;
                why = reason;
            }
        }

        /** Amounts of this game differ from the order by refunds only, or by something that somebody has to look at. */
        void order(long amount, long back, boolean gone) {
            if (ordered >= 0 && (back < returned || cancelled && !gone)) {
                return;
            }
            ordered = amount;
            returned = back;
            cancelled = gone;
            look();
        }

        void look() {
            if (worth < 0 || ordered < 0) {
                return;
            }
            if (cancelled || returned == ordered) {
                status = status.equals("approved") ? "reversed" : undecided() ? cancelled ? "rejected" : "reversed" : status;
                why = "";
                return;
            }
            long left = ordered - returned;
            boolean follows = worth == left || returned > 0 && worth > left && worth <= ordered;
            boolean waits = status.equals("pending") || (status.equals("on-hold") || status.equals("rejected")) && why.equals("order-missing");
            if (follows && (waits || status.equals("approved"))) {
                worth = left;
                status = "approved";
                why = "";
            }
        }

        long counted() {
            return undecided() || status.equals("approved") ? worth : 0;
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatever_the_order_of_events_books_and_counts_are_what_a_recount_says(Databases database) {
        int histories = Integer.getInteger("plumbline.histories", database == Databases.H2 ? 60 : 25);
        System.out.printf("%s: %d histories from seed %d%n", database, histories, SEED);
        for (int i = 0; i < histories; i++) {
            play(database, SEED + i);
        }
    }

    private static void play(Databases database, long seed) {
        Random random = new Random(seed);
        Shopfloor shop = new Shopfloor(database);
        shop.policy(p -> new ValidationPolicy(Matching.APPLY, null, BigDecimal.ZERO, BigDecimal.ZERO, Differing.LIST, 0, Missing.ON_HOLD, null, null, null, null));
        Map<String, Plain> recount = new LinkedHashMap<>();
        List<Runnable> events = new ArrayList<>();
        for (int sale = 1 + random.nextInt(5); sale > 0; sale--) {
            script(shop, "S" + sale, recount.computeIfAbsent("S" + sale, name -> new Plain()), random, events);
        }
        events.addAll(new ArrayList<>(events.subList(0, random.nextInt(events.size()))));
        Collections.shuffle(events, random);
        for (Runnable event : events) {
            event.run();
            // A conversion that comes after its order, or was decided otherwise, is looked at again by the timer.
            shop.sweep();
            recount.values().forEach(Plain::look);
        }
        check(shop, recount, "seed " + seed);
    }

    private static void script(Shopfloor shop, String name, Plain plain, Random random, List<Runnable> events) {
        long cents = 1_000 + random.nextInt(20) * 10L;
        events.add(() -> {
            shop.sold(name, money(cents));
            plain.sold(cents);
        });
        for (int n = random.nextInt(4); n > 0; n--) {
            String refund = "R" + n;
            long part = 10L * (1 + random.nextInt(60));
            events.add(() -> {
                quietly(() -> shop.refunded(name, money(part), refund));
                plain.told(refund, part);
            });
        }
        for (int n = random.nextInt(3); n > 0; n--) {
            String next = List.of("approved", "rejected", "on-hold").get(random.nextInt(3));
            String reason = next.equals("approved") ? "" : random.nextBoolean() ? "order-missing" : "suspected-fraud";
            events.add(() -> {
                UUID id = id(shop, name);
                if (id != null) {
                    ConversionStatus status = ConversionStatus.valueOf(next.toUpperCase().replace('-', '_'));
                    quietly(() -> shop.decide(id, null, new ConversionDecision(status, null, reason.isEmpty() ? null : reason, null, null, null, null)));
                    plain.decided(next, reason);
                }
            });
        }
        long back = 0;
        for (int n = random.nextInt(4); n > 0; n--) {
            back = Math.min(cents, back + 10L * random.nextInt(50));
            long soFar = back;
            boolean gone = random.nextInt(6) == 0;
            events.add(() -> {
                quietly(() -> shop.order(shop.orderOf(name, money(cents), gone ? OrderEntry.Status.CANCELLED : OrderEntry.Status.PAID, money(soFar), null)));
                plain.order(cents, soFar, gone);
            });
        }
    }

    private static void check(Shopfloor shop, Map<String, Plain> recount, String which) {
        long pending = 0;
        long payable = 0;
        long revenue = 0;
        long conversions = 0;
        for (Map.Entry<String, Plain> one : recount.entrySet()) {
            Plain plain = one.getValue();
            UUID id = id(shop, one.getKey());
            if (plain.worth < 0) {
                assertThat(id).as(which).isNull();
                continue;
            }
            Entry entry = shop.entry(id);
            String told = which + ", " + one.getKey();
            assertThat(entry.status().key()).as(told).isEqualTo(plain.status);
            assertThat(entry.amount().minor()).as(told).isEqualTo(plain.worth);
            // Ten percent of tens of cents: whole cents.
            assertThat(entry.commission().minor()).as(told).isEqualTo(plain.counted() / 10);
            pending += plain.undecided() ? plain.worth / 10 : 0;
            payable += plain.status.equals("approved") ? plain.worth / 10 : 0;
            revenue += plain.worth;
            conversions++;
        }
        assertThat(List.of(shop.balance("partner-pending"), shop.balance("partner-payable"))).as(which).containsExactly(pending, payable);
        assertThat(shop.counted.stream().mapToLong(Tally::conversions).sum()).as(which).isEqualTo(conversions);
        assertThat(shop.counted.stream().mapToLong(Tally::revenueMinor).sum()).as(which).isEqualTo(revenue);
        assertThat(shop.counted.stream().mapToLong(Tally::payoutMinor).sum()).as(which).isEqualTo(pending + payable);
        for (String status : List.of("pending", "on-hold", "approved", "rejected", "reversed")) {
            assertThat(shop.counted.stream().filter(tally -> status.equals(tally.where().status())).mapToLong(Tally::conversions).sum()).as(which + ", " + status)
                    .isEqualTo(recount.values().stream().filter(plain -> plain.status.equals(status)).count());
        }
    }

    private static UUID id(Shopfloor shop, String transaction) {
        String id = shop.text("select cast(id as varchar(36)) from tracking.conversion where advertiser_id = ? and transaction_id = ?", shop.advertiser, transaction);
        return id == null ? null : UUID.fromString(id);
    }

    private static void quietly(Supplier<?> work) {
        try {
            work.get();
        } catch (Refusal no) {
            // The recount refuses by itself.
            assertThat(no.code()).isNotBlank();
        }
    }

    private static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
