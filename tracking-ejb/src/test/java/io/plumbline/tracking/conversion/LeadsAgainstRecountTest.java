package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.LeadMove;
import io.plumbline.tracking.api.LeadReceipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Stages of leads in random order, some told twice, with confirmations in between, against a plain recount in cents that sees all of them at once and
 * in their true order: whatever came when, the same is paid, once.
 */
class LeadsAgainstRecountTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20261122L);
    private static final int HISTORIES = 40;
    private static final List<String> LADDER = List.of("new", "contacted", "mql", "sql", "opportunity", "won");
    private static final List<String> EXITS = List.of("lost", "disqualified", "spam");

    /** @param minute after noon, and with it the true order */
    private record Said(String id, String stage, int minute, Integer worth) {
    }

    /** What is owed by the rules as people read them. */
    private static final class Plain {

        private long pending;
        private long payable;

        void add(List<Said> said, boolean unconfirmed, boolean expired) {
            String last = said.stream().max((a, b) -> a.minute() != b.minute() ? Integer.compare(a.minute(), b.minute()) : Integer.compare(place(a.stage()), place(b.stage()))).orElseThrow().stage();
            int furthest = said.stream().mapToInt(one -> LADDER.indexOf(one.stage())).max().orElse(-1);
            if (expired) {
                return;
            }
            if (unconfirmed) {
                pending += 500;
                return;
            }
            boolean refused = last.equals("disqualified") || last.equals("spam");
            if (!refused) {
                long lead = 500;
                payable += furthest >= LADDER.indexOf("sql") ? lead : 0;
                pending += furthest >= LADDER.indexOf("sql") ? 0 : lead;
            }
            boolean out = EXITS.contains(last);
            if (furthest >= LADDER.indexOf("mql") && !out && LADDER.indexOf(last) >= LADDER.indexOf("mql")) {
                payable += 2000;
            }
            if (furthest >= LADDER.indexOf("won") && !out) {
                int worth = said.stream().filter(one -> one.stage().equals("won") && one.worth() != null)
                        .reduce((a, b) -> a.minute() != b.minute() ? a.minute() > b.minute() ? a : b : a.worth() > b.worth() ? a : b).map(Said::worth).orElse(0);
                payable += worth * 10L;
            }
        }

        private static int place(String stage) {
            return LADDER.contains(stage) ? LADDER.indexOf(stage) : LADDER.size() + EXITS.indexOf(stage);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatever_is_told_in_whatever_order_the_same_is_paid_once(Databases database) {
        Random dice = new Random(SEED);
        LeadFloor floor = new LeadFloor(database);
        Plain plain = new Plain();
        for (int history = 0; history < HISTORIES; history++) {
            String which = "seed " + SEED + " history " + history;
            boolean asks = dice.nextInt(4) == 0;
            boolean confirms = asks && dice.nextBoolean();
            LeadReceipt receipt = floor.take("person" + history + "@mail.example", asks);
            List<Said> said = said(dice, history);
            List<LeadMove> told = new ArrayList<>(said.stream().map(one -> move(floor, receipt.leadId(), one)).toList());
            told.addAll(told.stream().filter(one -> dice.nextInt(3) == 0).toList());
            Collections.shuffle(told, dice);
            int confirmAt = confirms ? dice.nextInt(told.size() + 1) : -1;
            for (int from = 0; from < told.size() || from == confirmAt; ) {
                if (from == confirmAt) {
                    String token = floor.token(receipt.leadId());
                    assertThat(floor.shop.tx(() -> floor.room.confirmations().confirm(token, "203.0.113.77")).state()).as(which).isEqualTo("done");
                    confirmAt = -1;
                    continue;
                }
                int most = confirmAt > from ? confirmAt : told.size();
                int to = Math.min(most, from + 1 + dice.nextInt(4));
                floor.move(told.subList(from, to).toArray(LeadMove[]::new));
                from = to;
            }
            said.add(new Said("taken", "new", 0, null));
            plain.add(said, asks && !confirms, false);
            assertThat(List.of(floor.shop.balance("partner-pending"), floor.shop.balance("partner-payable"))).as(which + " " + said).containsExactly(plain.pending, plain.payable);
        }
        agrees(floor);
        replayed(floor);
    }

    private static List<Said> said(Random dice, int history) {
        List<Said> said = new ArrayList<>();
        for (int i = 0, n = 1 + dice.nextInt(8); i < n; i++) {
            String stage = dice.nextInt(4) == 0 ? EXITS.get(dice.nextInt(EXITS.size())) : LADDER.get(dice.nextInt(LADDER.size()));
            said.add(new Said("e" + history + "-" + i, stage, 1 + dice.nextInt(9), stage.equals("won") && dice.nextInt(3) > 0 ? 10 + dice.nextInt(90) : null));
        }
        return said;
    }

    /** In the past of the shop's clock, so that nothing lies in its future. */
    private static LeadMove move(LeadFloor floor, UUID lead, Said said) {
        Instant at = Shopfloor.NOON.plus(Duration.ofSeconds(said.minute()));
        return floor.said(lead, said.stage(), at, said.id(), said.worth() == null ? null : said.worth() + ".00");
    }

    /** Commissions as conversions show them are the partner's accounts, and no stage has two. */
    private static void agrees(LeadFloor floor) {
        assertThat(floor.shop.number("select coalesce(sum(commission_minor), 0) from tracking.conversion where advertiser_id = ?", floor.shop.advertiser))
                .isEqualTo(floor.shop.balance("partner-pending") + floor.shop.balance("partner-payable"));
        assertThat(floor.shop.number("select count(*) from (select transaction_id from tracking.conversion where advertiser_id = ? group by transaction_id having count(*) > 1) twice",
                floor.shop.advertiser)).isZero();
        long counted = floor.shop.counted.stream().mapToLong(tally -> tally.payoutMinor()).sum();
        assertThat(counted).as("what reports count").isEqualTo(floor.shop.balance("partner-pending") + floor.shop.balance("partner-payable"));
    }

    /** A CRM that sends its whole past again changes nothing. */
    private static void replayed(LeadFloor floor) {
        List<Long> before = List.of(floor.shop.balance("partner-pending"), floor.shop.balance("partner-payable"));
        long changes = floor.shop.number("select count(*) from tracking.conversion_change");
        List<LeadMove> again = floor.shop.tx(() -> floor.shop.part(io.plumbline.tracking.store.Sql.class).list("select lead_id, said, at, event_key, value_minor from tracking.lead_change"
                + " where advertiser_id = ? and event_key like 'event:%' order by id desc", row -> floor.said(row.getObject("lead_id", UUID.class), row.getString("said"),
                row.getObject("at", java.time.OffsetDateTime.class).toInstant(), row.getString("event_key").substring("event:webhook:".length()),
                row.getObject("value_minor") == null ? null : row.getLong("value_minor") / 100 + ".00"), floor.shop.advertiser));
        IntStream.range(0, again.size() / 50 + 1).forEach(i -> floor.move(again.subList(i * 50, Math.min(again.size(), i * 50 + 50)).toArray(LeadMove[]::new)));
        assertThat(again).hasSizeGreaterThan(HISTORIES);
        assertThat(List.of(floor.shop.balance("partner-pending"), floor.shop.balance("partner-payable"))).isEqualTo(before);
        assertThat(floor.shop.number("select count(*) from tracking.conversion_change")).isEqualTo(changes);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void what_nobody_confirms_is_refused_with_a_reason_and_can_never_be_paid(Databases database) {
        LeadFloor floor = new LeadFloor(database);
        LeadReceipt receipt = floor.take("late@mail.example", true);
        floor.move(floor.said(receipt.leadId(), "sql", Shopfloor.NOON, "x", null));
        assertThat(floor.lead(receipt.leadId()).results().get(0).status()).isEqualTo("on-hold");
        Map<String, Long> before = Map.of("pending", floor.shop.balance("partner-pending"), "payable", floor.shop.balance("partner-payable"));
        assertThat(before).containsEntry("pending", 500L).containsEntry("payable", 0L);
        String token = floor.token(receipt.leadId());

        floor.shop.now = Shopfloor.NOON.plus(Duration.ofDays(8));
        assertThat(floor.shop.tx(() -> floor.room.confirmations().confirm(token, null)).state()).as("the day is over").isEqualTo("gone");
        assertThat(floor.shop.tx(() -> floor.room.confirmations().expire())).isEqualTo(1);

        assertThat(floor.shop.entry(receipt.conversionId()).code().key()).isEqualTo("not-confirmed");
        assertThat(floor.lead(receipt.leadId()).contact()).as("nobody agreed to its being kept").isNull();
        assertThat(floor.shop.balance("partner-pending") + floor.shop.balance("partner-payable")).isZero();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> floor.shop.decide(receipt.conversionId(), io.plumbline.tracking.api.ConversionStatus.APPROVED, "we know them"))
                .hasMessageContaining("has not confirmed");
        LeadReceipt anew = floor.take("late@mail.example", false);
        assertThat(anew.result()).as("an address that was never confirmed stands in nobody's way").isEqualTo(LeadReceipt.Result.RECORDED);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void the_same_person_is_one_lead_also_when_two_come_at_once(Databases database) throws Exception {
        LeadFloor floor = new LeadFloor(database);
        List<LeadReceipt> receipts = Collections.synchronizedList(new ArrayList<>());
        List<Thread> doors = IntStream.range(0, 6).mapToObj(i -> new Thread(() -> receipts.add(floor.take(i % 2 == 0 ? "Jane.Doe@gmail.com" : "janedoe+spring@gmail.com", false)))).toList();
        doors.forEach(Thread::start);
        for (Thread door : doors) {
            door.join(30_000);
        }
        assertThat(receipts).hasSize(6);
        assertThat(receipts).filteredOn(one -> one.result() == LeadReceipt.Result.RECORDED).hasSize(1);
        assertThat(receipts).filteredOn(one -> one.result() == LeadReceipt.Result.DUPLICATE).extracting(LeadReceipt::reason).containsOnly("email-known");
        assertThat(floor.shop.balance("partner-pending")).isEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void a_crm_that_writes_days_only_moves_a_lead_of_the_same_day(Databases database) {
        LeadFloor floor = new LeadFloor(database);
        LeadReceipt receipt = floor.take("today@mail.example", false);
        floor.move(floor.said(receipt.leadId(), "sql", Shopfloor.NOON.minus(Duration.ofHours(12)), "midnight", null));
        assertThat(floor.lead(receipt.leadId()).stage().key()).isEqualTo("sql");
        assertThat(floor.shop.balance("partner-payable")).isEqualTo(2500);
        floor.move(floor.said(receipt.leadId(), "lost", Shopfloor.NOON.minus(Duration.ofHours(11)), "one", null));
        assertThat(floor.shop.balance("partner-payable")).as("the lead was a lead, the stage goes back").isEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void what_people_have_refused_stays_refused_whatever_sales_says(Databases database) {
        LeadFloor floor = new LeadFloor(database);
        LeadReceipt receipt = floor.take("refused@mail.example", false);
        floor.shop.decide(receipt.conversionId(), io.plumbline.tracking.api.ConversionStatus.REJECTED, "terms-violated");
        floor.move(floor.said(receipt.leadId(), "sql", Shopfloor.NOON, "y", null));
        assertThat(floor.lead(receipt.leadId()).question()).isEqualTo("decided-otherwise");
        assertThat(floor.shop.entry(receipt.conversionId()).status().key()).isEqualTo("rejected");
        assertThat(floor.shop.balance("partner-payable")).as("the second stage has a conversion of its own").isEqualTo(2000);
    }
}
