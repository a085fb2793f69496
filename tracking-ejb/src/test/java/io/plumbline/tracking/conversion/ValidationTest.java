package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.CapAnswer;
import io.plumbline.campaign.api.CapOver;
import io.plumbline.campaign.api.PartnerSelf;
import io.plumbline.shared.Money;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.api.ValidationPolicy.Response;
import io.plumbline.tracking.traffic.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValidationTest {

    @ParameterizedTest
    @EnumSource(Databases.class)
    void nothing_is_refused_held_or_taken_back_without_a_reason(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        UUID id = shop.sold("A1", "80.00").conversionId();
        for (ConversionStatus status : List.of(ConversionStatus.REJECTED, ConversionStatus.ON_HOLD, ConversionStatus.REVERSED)) {
            refuses(() -> shop.decide(id, status, " "), "reason-required");
            refuses(() -> shop.decide(id, null, new ConversionDecision(status, null, "lock-date", null, null, null, null)), "reason-code-unfit");
            refuses(() -> shop.decide(id, null, new ConversionDecision(status, null, "because", null, null, null, null)), "reason-code-unknown");
        }
        Entry held = shop.decide(id, null, new ConversionDecision(ConversionStatus.ON_HOLD, "calls back on Monday", "not-paid", null, null, null, LocalDate.of(2026, 3, 16)));
        assertThat(List.of(held.status(), held.reason(), held.code(), held.marks().reviewOn())).containsExactly(ConversionStatus.ON_HOLD, "calls back on Monday", ReasonCode.NOT_PAID,
                LocalDate.of(2026, 3, 16));
        assertThat(shop.balance("partner-pending")).as("what is on hold is still pending").isEqualTo(800);
        assertThat(shop.receive(shop.report("A1", "80.00", "approved", null)).reason()).as("a repeated report does not lift a hold").isEqualTo("on-hold");

        Entry approved = shop.decide(id, ConversionStatus.APPROVED, null);
        assertThat(approved.reason()).isNull();
        assertThat(approved.marks().reviewOn()).isNull();
        assertThat(shop.balance("partner-payable")).isEqualTo(800);
        assertThat(shop.text("select reason_code from tracking.conversion_change where conversion_id = ? and to_status = 'on-hold'", id)).isEqualTo("not-paid");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatever_ends_without_commission_says_why(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        Map<String, Supplier<UUID>> ways = new LinkedHashMap<>();
        for (String refusal : List.of("no-touch", "unknown-click", "before-click", "outside-click-window", "outside-view-window", "click-invalid:rate-visitor")) {
            ways.put(refusal, () -> with(() -> shop.evidence = claimed -> shop.evidence(refusal), () -> shop.sold(refusal, "10.00")));
        }
        ways.put("invalid traffic", () -> with(() -> shop.verdict = Verdict.invalid("too-fast", "Too fast."), () -> shop.sold("fast", "10.00")));
        ways.put("capped", () -> with(() -> shop.room = new CapAnswer("capped", CapOver.PAY_NOTHING, List.of()), () -> shop.sold("cap1", "10.00")));
        ways.put("capped and rejected", () -> with(() -> shop.room = new CapAnswer("capped", CapOver.REJECT, List.of()), () -> shop.sold("cap2", "10.00")));
        ways.put("no rate", () -> with(() -> shop.rates = List.of(Shopfloor.cps(false)), () -> shop.sold("rate", "10.00")));
        ways.put("no agreement", () -> with(() -> shop.rates = List.of(), () -> shop.sold("none", "10.00")));
        ways.put("not priced", () -> with(() -> shop.fxKnown = false, () -> shop.receive(shop.report(Door.REST, "usd", "10.00", "USD", null, null, null))));
        ways.put("reported rejected", () -> with(() -> { }, () -> shop.receive(shop.report("rej", "10.00", "rejected", null))));
        ways.put("reported reversed", () -> with(() -> { }, () -> shop.receive(shop.report(Door.FILE, "rev", "10.00", "EUR", "refunded", null, null))));
        shop.self = new PartnerSelf(shop.partner, Set.of(), Set.of("me"), Set.of());
        ways.put("check rejects", () -> with(() -> shop.policy(p -> checks(Response.OFF, Response.REJECT)),
                () -> shop.receive(shop.report(Door.REST, "self", "10.00", "EUR", null, "Me", null))));
        ways.put("rejected", () -> shop.decide(shop.sold("dec1", "10.00").conversionId(), ConversionStatus.REJECTED, "test-order").id());
        ways.put("reversed", () -> shop.decide(shop.sold("dec2", "10.00").conversionId(), ConversionStatus.REVERSED, "sent back").id());
        ways.put("refunded", () -> {
            shop.sold("ref", "10.00");
            return shop.refunded("ref", null, "R1").conversionId();
        });
        ways.forEach((way, end) -> {
            reset(shop);
            Entry entry = shop.entry(end.get());
            assertThat(entry.commission() == null || entry.commission().isZero()).as(way + " earns nothing: " + entry.commission()).isTrue();
            assertThat(entry.reason()).as(way).isNotBlank();
            assertThat(entry.code()).as(way).isNotNull();
            assertThat(entry.code() == ReasonCode.OTHER).as(way + ": " + entry.reason()).isEqualTo(entry.reason().equals("sent back"));
        });
        assertThat(shop.number("select count(*) from tracking.conversion where advertiser_id = ? and reason is null and (commission_minor is null or commission_minor = 0"
                + " or status in ('rejected', 'reversed', 'on-hold'))", shop.advertiser)).isZero();
        assertThat(shop.balance("partner-pending") + shop.balance("partner-payable")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void refunds_count_once_wait_for_their_sale_and_never_exceed_it(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        Receipt early = shop.refunded("B1", "30.00", "R1");
        assertThat(early.result()).isEqualTo(Receipt.Result.RECORDED);
        assertThat(early.reason()).isEqualTo("refund-waits-for-sale");
        assertThat(shop.refunded("B1", "30.00", "R1").reason()).isEqualTo("refund-already-known");
        UUID sale = shop.sold("B1", "100.00").conversionId();
        assertThat(shop.entry(sale).amount()).isEqualTo(Money.of("70.00", "EUR"));
        assertThat(shop.refunded("B1", "30.00", "R1").result()).isEqualTo(Receipt.Result.DUPLICATE);
        refuses(() -> shop.refunded("B1", "31.00", "R1"), "refund-differs");
        refuses(() -> shop.refunded("B1", "70.01", "R2"), "refund-exceeds-sale");
        refuses(() -> shop.receive(shop.report(Door.POSTBACK, "B1", "10.00", "USD", "refund", null, new ConversionReport.More("R3", null, null))), "currency-mismatch");
        refuses(() -> shop.decide(sale, null, new ConversionDecision(ConversionStatus.REVERSED, "x", null, "10.00", "USD", null, null)), "currency-mismatch");
        assertThat(shop.decide(sale, null, new ConversionDecision(ConversionStatus.REVERSED, "half of it", null, "20.00", "EUR", "R4", null)).amount()).isEqualTo(Money.of("50.00", "EUR"));
        assertThat(shop.decide(sale, null, new ConversionDecision(ConversionStatus.REVERSED, "half of it", null, "20.00", "EUR", "R4", null)).amount()).isEqualTo(Money.of("50.00", "EUR"));
        assertThat(shop.balance("partner-pending")).isEqualTo(500);
        assertThat(shop.refunded("B1", "50.00", "R5").result()).isEqualTo(Receipt.Result.UPDATED);
        assertThat(shop.entry(sale).status()).isEqualTo(ConversionStatus.REVERSED);
        refuses(() -> shop.refunded("B1", "0.01", "R6"), "refund-exceeds-sale");
        assertThat(shop.balance("partner-pending")).isZero();

        shop.refunded("B2", "50.00", "R1");
        UUID small = shop.sold("B2", "40.00").conversionId();
        assertThat(shop.entry(small).amount()).as("a refund beyond its sale is listed and not carried out").isEqualTo(Money.of("40.00", "EUR"));
        assertThat(shop.text("select outcome from tracking.refund where conversion_id = ? and state = 'refused'", small)).isEqualTo("refund-exceeds-sale");

        shop.refunded("B3", "5.00", "R1");
        shop.now = Shopfloor.NOON.plus(Duration.ofDays(31));
        shop.sweep();
        assertThat(shop.text("select outcome from tracking.refund where sale_key = 'transaction:B3' and advertiser_id = ?", shop.advertiser)).as("waiting is bounded").isEqualTo("sale-missing");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void what_has_locked_is_changed_by_finance_only_and_by_a_new_posting(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        UUID approved = shop.sold("C1", "100.00").conversionId();
        UUID undecided = shop.sold("C2", "100.00").conversionId();
        shop.decide(approved, ConversionStatus.APPROVED, null);
        shop.now = Shopfloor.NOON.plus(Duration.ofDays(30));
        assertThat(shop.tx(() -> shop.locks.of(shop.book.get(approved).orElseThrow(), shop.now)).state()).as("the day has not passed").isEqualTo("open");
        shop.now = Shopfloor.NOON.plus(Duration.ofDays(31));
        assertThat(shop.tx(() -> shop.locks.of(shop.book.get(approved).orElseThrow(), shop.now)).state()).isEqualTo("locked");
        assertThat(shop.tx(() -> shop.locks.of(shop.book.get(undecided).orElseThrow(), shop.now)).state()).as("what nobody decided is not decided by time").isEqualTo("open");

        shop.as(Role.MARKETER);
        refuses(() -> shop.decide(approved, ConversionStatus.REVERSED, "too late"), "conversion-locked");
        assertThat(shop.refunded("C1", "40.00", "R1").reason()).isEqualTo("conversion-locked");
        assertThat(shop.receive(shop.report("C1", null, "rejected", null)).reason()).isEqualTo("conversion-locked");
        assertThat(shop.entry(approved).amount()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(shop.decide(undecided, ConversionStatus.APPROVED, null).status()).isEqualTo(ConversionStatus.APPROVED);

        UUID waiting = UUID.fromString(shop.text("select cast(id as varchar(36)) from tracking.refund where conversion_id = ? and state = 'waiting'", approved));
        refuses(() -> shop.tx(() -> shop.refunds.apply(waiting)), null);
        shop.as(Role.FINANCE);
        assertThat(shop.tx(() -> shop.refunds.apply(waiting)).state()).isEqualTo("applied");
        refuses(() -> shop.tx(() -> shop.refunds.apply(waiting)), "refund-settled");
        assertThat(shop.entry(approved).commission()).isEqualTo(Money.of("6.00", "EUR"));
        shop.decide(approved, ConversionStatus.REVERSED, "chargeback");
        assertThat(shop.balance("partner-payable")).isEqualTo(1000);
        assertThat(shop.number("select count(*) from campaign.pub_posting where subject_id = ? and debit_kind = 'partner-payable'", approved)).as("two postings take it back").isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void the_lock_date_approves_where_campaign_or_agreement_say_so_and_nothing_on_hold(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        UUID open = shop.sold("D1", "100.00").conversionId();
        UUID held = shop.sold("D2", "100.00").conversionId();
        shop.decide(held, ConversionStatus.ON_HOLD, "under-review");
        shop.now = Shopfloor.NOON.plus(Duration.ofDays(30));
        assertThat(shop.tx(() -> shop.atLock.approve(shop.now))).as("off by default").isZero();
        approveAtLock(shop, "campaign", shop.campaign, true);
        shop.now = Shopfloor.NOON.plus(Duration.ofDays(29));
        assertThat(shop.tx(() -> shop.atLock.approve(shop.now))).as("not a day early").isZero();
        shop.now = Shopfloor.NOON.plus(Duration.ofDays(30));
        approveAtLock(shop, "agreement", shop.agreementId(), false);
        assertThat(shop.tx(() -> shop.atLock.approve(shop.now))).as("the agreement has the last word").isZero();
        shop.run("delete from tracking.auto_approval where scope = 'agreement'");
        assertThat(shop.tx(() -> shop.atLock.approve(shop.now))).isEqualTo(1);
        assertThat(shop.tx(() -> shop.atLock.approve(shop.now))).isZero();
        assertThat(shop.entry(open).status()).isEqualTo(ConversionStatus.APPROVED);
        assertThat(shop.entry(held).status()).isEqualTo(ConversionStatus.ON_HOLD);
        assertThat(shop.text("select reason_code from tracking.conversion_change where conversion_id = ? and to_status = 'approved'", open)).isEqualTo("lock-date");
        shop.run("delete from tracking.auto_approval");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void checks_tell_known_customers_and_partners_who_buy_for_themselves(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        shop.rates = List.of(Shopfloor.cps(true));
        UUID first = shop.receive(shop.report(Door.REST, "E1", "50.00", "EUR", null, "kim", null)).conversionId();
        UUID second = shop.receive(shop.report(Door.REST, "E2", "50.00", "EUR", null, "kim", null)).conversionId();
        assertThat(shop.entry(first).marks().newCustomer()).isTrue();
        assertThat(shop.entry(first).commission()).isEqualTo(Money.of("5.00", "EUR"));
        assertThat(shop.entry(second).marks().checks()).containsExactly("existing-customer");
        assertThat(shop.entry(second).reason()).as("the rate for new customers does not pay").isEqualTo("no-rate");
        UUID told = shop.receive(shop.report(Door.REST, "E3", "50.00", "EUR", null, "kim", new ConversionReport.More(null, null, true))).conversionId();
        assertThat(shop.entry(told).commission()).as("who was told believes it").isEqualTo(Money.of("5.00", "EUR"));

        shop.self = new PartnerSelf(shop.partner, Set.of("blog@mail.example"), Set.of(), Set.of());
        Shopfloor other = new Shopfloor(database);
        other.self = new PartnerSelf(other.partner, Set.of("blog@mail.example"), Set.of(), Set.of());
        UUID own = other.receive(other.report(Door.REST, "E4", "50.00", "EUR", "approved", "Blog@Mail.example", null)).conversionId();
        assertThat(List.of(other.entry(own).status(), other.entry(own).code())).containsExactly(ConversionStatus.ON_HOLD, ReasonCode.SELF_REFERRAL);
        assertThat(other.balance("partner-payable")).isZero();
        assertThat(other.tx(() -> other.book.story(own)).stream().anyMatch(step -> step.name().equals("checks") && step.outcome().contains("self-referral:customer-id"))).isTrue();

        other.policy(p -> checks(Response.ON_HOLD, Response.OFF));
        UUID again = other.receive(other.report(Door.REST, "E5", "50.00", "EUR", null, "Blog@Mail.example", null)).conversionId();
        assertThat(other.entry(again).code()).isEqualTo(ReasonCode.EXISTING_CUSTOMER);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void a_partner_who_buys_from_the_network_it_signs_in_from_is_held(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        shop.self = new PartnerSelf(shop.partner, Set.of(), Set.of(), Set.of(PartnerSelf.network("203.0.113.7").orElseThrow()));
        Evidence near = shop.evidence(null);
        Evidence far = shop.evidence(null);
        for (Evidence one : List.of(near, far)) {
            shop.run("insert into tracking.click (id, at, recorded_at, advertiser_id, campaign_id, link_id, partner_id, verdict, is_unique, person_id, ip, channel, params, trace)"
                    + " values (?, ?, ?, ?, ?, ?, ?, 'valid', true, ?, ?, 'affiliate', '{}', '[]')", one.touch().id(), one.touch().at(), one.touch().at(), shop.advertiser, shop.campaign,
                    shop.campaign, shop.partner, one.touch().personId(), one == near ? "203.0.113.200" : "198.51.100.7");
        }
        shop.evidence = claimed -> "A1".equals(claimed.report().transactionId()) ? near : far;
        Entry own = shop.entry(shop.sold("A1", "10.00").conversionId());
        assertThat(List.of(own.status(), own.code())).containsExactly(ConversionStatus.ON_HOLD, ReasonCode.SELF_REFERRAL);
        assertThat(own.marks().checks()).containsExactly("self-referral:address");
        assertThat(shop.entry(shop.sold("A2", "10.00").conversionId()).status()).as("another network").isEqualTo(ConversionStatus.PENDING);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void of_two_who_decide_at_once_one_wins_and_the_other_is_told(Databases database) throws Exception {
        Shopfloor shop = new Shopfloor(database);
        for (int i = 0; i < 10; i++) {
            UUID id = shop.sold("F" + i, "100.00").conversionId();
            List<String> said = atOnce(() -> said(() -> shop.decide(id, 0L, new ConversionDecision(ConversionStatus.APPROVED, null, null, null))),
                    () -> said(() -> shop.decide(id, 0L, new ConversionDecision(ConversionStatus.REJECTED, "not-paid", null, null))));
            assertThat(said).containsExactlyInAnyOrder("done", "version-stale");
        }
        approveAtLock(shop, "campaign", shop.campaign, true);
        for (int i = 10; i < 20; i++) {
            UUID id = shop.sold("F" + i, "100.00").conversionId();
            AtLockStep timer = shop.part(AtLockStep.class);
            List<String> said = atOnce(() -> shop.tx(() -> timer.approve(id, shop.now)) ? "done" : "decided", () -> shop.tx(() -> timer.approve(id, shop.now)) ? "done" : "decided",
                    () -> said(() -> shop.decide(id, 0L, new ConversionDecision(ConversionStatus.REJECTED, "not-paid", null, null))));
            assertThat(said).filteredOn("done"::equals).hasSize(1);
        }
        long approved = shop.number("select count(*) from tracking.conversion where advertiser_id = ? and status = 'approved'", shop.advertiser);
        assertThat(shop.balance("partner-payable")).isEqualTo(approved * 1000);
        assertThat(shop.balance("partner-pending")).isZero();
        List<String> twice = atOnce(() -> said(() -> shop.refunded("G", "10.00", "R")), () -> said(() -> shop.refunded("G", "10.00", "R")));
        assertThat(twice).containsOnly("done");
        assertThat(shop.number("select count(*) from tracking.refund where sale_key = 'transaction:G' and advertiser_id = ?", shop.advertiser)).isEqualTo(1);
        shop.run("delete from tracking.auto_approval");
    }

    private static ValidationPolicy checks(Response existing, Response self) {
        return new ValidationPolicy(null, null, null, null, null, null, null, existing, self, null, null);
    }

    private static void approveAtLock(Shopfloor shop, String scope, UUID id, boolean on) {
        shop.run("insert into tracking.auto_approval (scope_id, advertiser_id, scope, at_lock, changed_at, changed_by) values (?, ?, ?, ?, ?, 'test')", id, shop.advertiser, scope, on, shop.now);
    }

    private static void reset(Shopfloor shop) {
        shop.evidence = claimed -> shop.evidence(null);
        shop.verdict = Verdict.valid();
        shop.room = new CapAnswer(null, null, List.of());
        shop.rates = List.of(Shopfloor.cps(null));
        shop.fxKnown = true;
        shop.policy(p -> p);
    }

    private static UUID with(Runnable given, Supplier<Receipt> when) {
        given.run();
        return when.get().conversionId();
    }

    private static String said(Supplier<?> work) {
        try {
            work.get();
            return "done";
        } catch (Refusal no) {
            return no.code();
        }
    }

    @SafeVarargs
    private static List<String> atOnce(Callable<String>... all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.length);
        CyclicBarrier start = new CyclicBarrier(all.length);
        List<Future<String>> answers = new ArrayList<>();
        for (Callable<String> one : all) {
            answers.add(threads.submit(() -> {
                start.await();
                return one.call();
            }));
        }
        List<String> said = new ArrayList<>();
        for (Future<String> answer : answers) {
            said.add(answer.get(60, TimeUnit.SECONDS));
        }
        threads.shutdown();
        return said;
    }

    /** @param code null for any refusal */
    private static void refuses(ThrowingCallable work, String code) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refusal.class, no -> assertThat(code == null ? no.code() : code).isEqualTo(no.code()));
    }
}
