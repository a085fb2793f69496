package io.plumbline.tracking.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.api.LeadReached;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.OutgoingAnswer;
import io.plumbline.tracking.api.OutgoingRequest;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final UUID SHOP = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID SPRING = new UUID(2, 1);
    private static final UUID BLOG = new UUID(3, 1);

    private InProcess house;
    private Sql sql;
    private RuleBook rules;
    private Outbox outbox;
    private Dispatch dispatch;
    private DeliveryDesk desk;

    @BeforeEach
    void build() throws Exception {
        house = new InProcess();
        sql = house.wire(new Sql());
        Authority authority = new Authority();
        authority.actAs(Caller.system("test"));
        rules = house.wire(new RuleBook(), sql);
        Facts facts = house.wire(new Facts(), sql, InProcess.only(Campaigns.class, "find", args -> Optional.empty()), InProcess.only(Partners.class, "find", args -> Optional.empty()));
        outbox = house.wire(new Outbox(), sql, rules, facts);
        dispatch = house.wire(new Dispatch(), sql, rules);
        desk = house.wire(new DeliveryDesk(), sql, authority, Clock.fixed(NOW.plus(Duration.ofDays(3)), ZoneOffset.UTC));
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void a_change_is_told_to_every_rule_it_concerns_and_to_no_other() {
        UUID everything = rule(null, null, null, List.of(), PlanStatus.ACTIVE, PostbackEvent.values());
        UUID partners = rule(SHOP, SPRING, BLOG, List.of("sale"), PlanStatus.ACTIVE, PostbackEvent.APPROVED);
        rule(OTHER, null, null, List.of(), PlanStatus.ACTIVE, PostbackEvent.values());
        rule(SHOP, null, null, List.of("lead"), PlanStatus.ACTIVE, PostbackEvent.values());
        rule(SHOP, null, null, List.of(), PlanStatus.PAUSED, PostbackEvent.values());
        rule(SHOP, null, null, List.of(), PlanStatus.ACTIVE, PostbackEvent.REVERSED);

        ConversionChanged change = change(Set.of(PostbackEvent.RECORDED, PostbackEvent.APPROVED));
        outbox.on(change);
        outbox.on(change);

        assertThat(told()).containsExactlyInAnyOrder(everything + " approved", partners + " approved");
    }

    @Test
    void files_are_told_only_to_who_asked_for_them() {
        rule(null, null, null, List.of(), PlanStatus.ACTIVE, PostbackEvent.RECORDED);
        ConversionChanged one = change(Set.of(PostbackEvent.RECORDED));
        outbox.on(new ConversionChanged(one.changeId(), one.conversionId(), one.events(), SHOP, SPRING, BLOG, "sale", true, NOW));
        assertThat(told()).isEmpty();
    }

    @Test
    void two_nodes_that_look_at_once_never_take_the_same_message() {
        rule(null, null, null, List.of(), PlanStatus.ACTIVE, PostbackEvent.RECORDED);
        for (int i = 0; i < 5; i++) {
            outbox.on(change(Set.of(PostbackEvent.RECORDED)));
        }
        List<Parcel> here = dispatch.take(NOW, new Room(0, Map.of()));
        List<Parcel> there = dispatch.take(NOW, new Room(0, Map.of()));
        assertThat(here).hasSize(Room.A_HOST);
        assertThat(there).hasSize(Room.A_HOST).doesNotContainAnyElementsOf(here);
        assertThat(dispatch.take(NOW, new Room(0, Map.of("p.example", Room.A_HOST)))).as("the host is busy").isEmpty();
        assertThat(dispatch.take(NOW, new Room(Room.LANES, Map.of()))).as("all lanes are busy").isEmpty();
        assertThat(dispatch.take(NOW, new Room(0, Map.of()))).hasSize(1);
        assertThat(dispatch.take(NOW.plus(Dispatch.LEASE).plusSeconds(1), new Room(0, Map.of()))).as("a node died with them").hasSize(Room.A_HOST)
                .allMatch(parcel -> parcel.attempt() == 2);
    }

    @Test
    void a_message_is_tried_for_a_day_then_dead_and_fired_again_by_hand() {
        rule(null, null, null, List.of(), PlanStatus.ACTIVE, PostbackEvent.RECORDED);
        outbox.on(change(Set.of(PostbackEvent.RECORDED)));
        Instant now = NOW;
        UUID id = null;
        for (int tries = 0; tries < 50 && house.number("select count(*) from tracking.delivery where state = 'waiting'") == 1; tries++) {
            for (Parcel parcel : dispatch.take(now, new Room(0, Map.of()))) {
                id = parcel.id();
                dispatch.settle(parcel, new OutgoingRequest("GET", "https://p.example/?token=hush", Map.of(), null), answered(500, "no"), now);
            }
            now = now.plus(Duration.ofMinutes(30));
        }
        var dead = desk.get(id);
        assertThat(dead.state()).isEqualTo("dead");
        assertThat(dead.tries()).isBetween(10, 14).isEqualTo(dead.attempts().size());
        assertThat(dead.attempts()).allSatisfy(attempt -> assertThat(attempt.request().url()).endsWith("token=***"));
        assertThat(dead.attempts().get(0).answer().body()).isEqualTo("no");
        assertThat(Duration.between(NOW, dead.finishedAt())).isLessThanOrEqualTo(Duration.ofHours(24));

        assertThat(desk.fireDead(null)).isEqualTo(1);
        assertThat(desk.get(id).state()).isEqualTo("waiting");
        Instant later = NOW.plus(Duration.ofDays(3));
        List<Parcel> again = dispatch.take(later, new Room(0, Map.of()));
        assertThat(again).hasSize(1);
        dispatch.settle(again.get(0), new OutgoingRequest("GET", "https://p.example/", Map.of(), null), answered(503, ""), later);
        assertThat(Duration.between(later, desk.get(id).nextTryAt())).as("the pauses begin anew").isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void a_paused_rule_keeps_its_messages_and_an_ended_one_gives_them_up() {
        UUID rule = rule(null, null, null, List.of(), PlanStatus.ACTIVE, PostbackEvent.RECORDED);
        outbox.on(change(Set.of(PostbackEvent.RECORDED)));
        sql.update("update tracking.postback_rule set status = 'paused' where id = ?", rule);
        assertThat(dispatch.take(NOW, new Room(0, Map.of()))).isEmpty();
        sql.update("update tracking.postback_rule set status = 'ended' where id = ?", rule);
        assertThat(dispatch.take(NOW.plusSeconds(61), new Room(0, Map.of()))).isEmpty();
        assertThat(house.number("select count(*) from tracking.delivery where state = 'dead'")).isEqualTo(1);
    }

    @Test
    void macros_stand_for_the_conversion_as_it_was_when_it_changed() {
        rule(null, null, null, List.of(), PlanStatus.ACTIVE, PostbackEvent.RECORDED);
        ConversionChanged change = change(Set.of(PostbackEvent.RECORDED));
        outbox.on(change);
        sql.update("update tracking.conversion set amount_minor = 1 where id = ?", change.conversionId());
        Parcel parcel = dispatch.take(NOW, new Room(0, Map.of())).get(0);
        assertThat(parcel.facts()).containsEntry("revenue", "80.00").containsEntry("currency", "EUR").containsEntry("payout", "10.00").containsEntry("order_id", "ORDER-1")
                .containsEntry("event", "recorded").containsEntry("event_id", "sale").containsEntry("sub2", "b").containsEntry("externalid", "THEIRS")
                .containsEntry("gclid", "G-1").containsEntry("timestamp", Long.toString(NOW.getEpochSecond()));
    }

    @Test
    void what_names_a_person_is_told_only_under_the_consent_that_stands_with_click_and_conversion() {
        rule(null, null, null, List.of(), PlanStatus.ACTIVE, PostbackEvent.RECORDED);
        String all = "store measure share-click share-contact";
        assertThat(toldOf("tcf-granted", all + " vendor:755", "server", all)).as("a string that speaks of vendors lets only vendors have contacts").contains("gclid").doesNotContain("customer_id", "ip");
        assertThat(toldOf("gpc", "store measure", "server", all)).as("an objection at the click holds for the sale").doesNotContain("gclid", "customer_id", "ip");
        assertThat(toldOf("no-opt-out", all, "consent-mode-denied", "")).as("the stricter of the two").doesNotContain("gclid", "customer_id", "ip");
        assertThat(toldOf("unknown-region", "store measure share-click", "server", all)).as("silence at the click is no objection").contains("gclid", "customer_id", "ip");
        assertThat(toldOf(null, null, "server", all)).as("a click of before consent was kept").contains("gclid", "customer_id", "ip");
        assertThat(toldOf("gpc", "store measure", "gpc", "store measure")).as("what names the click and the order is the receiver's own").contains("clickid", "externalid", "order_id", "payout");
    }

    private Set<String> toldOf(String clickBasis, String clickPurposes, String basis, String purposes) {
        ConversionChanged change = change(Set.of(PostbackEvent.RECORDED));
        sql.update("update tracking.conversion set customer_id = 'C-7', consent_basis = ?, consent_purposes = ? where id = ?", basis, purposes, change.conversionId());
        sql.update("update tracking.click set ip = '203.0.113.0', consent_basis = ?, consent_purposes = ? where id = (select click_id from tracking.conversion where id = ?)",
                clickBasis, clickPurposes, change.conversionId());
        outbox.on(change);
        return sql.one("select facts from tracking.delivery where conversion_id = ?", row -> io.plumbline.tracking.store.Json.map(row.getString(1)).keySet(), change.conversionId()).orElseThrow();
    }

    @Test
    void a_stage_is_told_once_to_rules_that_ask_for_it_with_what_sales_said() {
        UUID any = rule(SHOP, null, BLOG, List.of(), PlanStatus.ACTIVE, PostbackEvent.STAGE);
        UUID qualified = staged(List.of(LeadStage.SQL, LeadStage.WON));
        staged(List.of(LeadStage.MQL));
        rule(OTHER, null, null, List.of(), PlanStatus.ACTIVE, PostbackEvent.STAGE);
        rule(SHOP, null, null, List.of(), PlanStatus.ACTIVE, PostbackEvent.RECORDED, PostbackEvent.APPROVED);
        LeadReached reached = new LeadReached(new UUID(7, 7), change(Set.of(PostbackEvent.RECORDED)).conversionId(), LeadStage.SQL, NOW.minusSeconds(60), Money.of("1200.00", "EUR"), NOW);

        outbox.on(reached);
        outbox.on(reached);

        assertThat(told()).containsExactlyInAnyOrder(any + " stage", qualified + " stage");
        assertThat(sql.list("select facts from tracking.delivery", row -> row.getString(1))).allSatisfy(facts -> assertThat(facts).contains("\"stage\":\"sql\"",
                "\"stage_value\":\"1200.00\"", "\"stage_currency\":\"EUR\"", "\"lead_id\":\"" + new UUID(7, 7), "\"stage_at\":\"" + (NOW.getEpochSecond() - 60), "\"gclid\":\"G-1\""));
        assertThat(rules.find(qualified).orElseThrow().scope().stages()).as("as it was written").containsExactly(LeadStage.SQL, LeadStage.WON);
    }

    private UUID staged(List<LeadStage> stages) {
        Rule rule = new Rule(Ids.next(), 0, "rule", new Rule.Scope(SHOP, null, null, List.of(), List.of(PostbackEvent.STAGE), false, stages), Receiver.UNNAMED,
                new Rule.Letter("GET", "https://p.example/?id={clickid}&stage={stage}", Map.of(), null, null), 0, Rule.Keys.NONE, PlanStatus.ACTIVE, NOW);
        rules.add(rule);
        return rule.id();
    }

    @Test
    void what_retention_has_let_go_of_is_not_fired_again() {
        rule(null, null, null, List.of(), PlanStatus.ACTIVE, PostbackEvent.RECORDED);
        outbox.on(change(Set.of(PostbackEvent.RECORDED)));
        UUID id = sql.one("select id from tracking.delivery", row -> Sql.uuid(row, "id")).orElseThrow();
        sql.update("update tracking.delivery set state = 'dead', finished_at = ?, facts = '{}'", NOW);
        assertThatThrownBy(() -> desk.fire(id)).isInstanceOf(Conflict.class).hasMessageContaining("cannot be sent again");
        assertThat(desk.fireDead(null)).isZero();
    }

    private static Messenger.Reply answered(int status, String body) {
        return new Messenger.Reply(new OutgoingAnswer(status, body, "Answered " + status + ".", 5), null, false);
    }

    private List<String> told() {
        return sql.list("select rule_id, event from tracking.delivery", row -> row.getString(1) + " " + row.getString(2));
    }

    private UUID rule(UUID advertiser, UUID campaign, UUID partner, List<String> goals, PlanStatus status, PostbackEvent... events) {
        Rule rule = new Rule(Ids.next(), 0, "rule", new Rule.Scope(advertiser, campaign, partner, goals, List.of(events), false), Receiver.UNNAMED,
                new Rule.Letter("GET", "https://p.example/?id={clickid}", Map.of(), null, null), 0, Rule.Keys.NONE, status, NOW);
        rules.add(rule);
        return rule.id();
    }

    private ConversionChanged change(Set<PostbackEvent> events) {
        UUID click = Ids.next();
        sql.insert("click", new Columns().with("id", click).with("at", NOW).with("recorded_at", NOW).with("advertiser_id", SHOP).with("campaign_id", SPRING).with("link_id", new UUID(4, 1))
                .with("verdict", "valid").with("is_unique", true).with("person_id", new UUID(5, 1)).with("channel", "affiliate").with("external_id", "THEIRS")
                .with("params", "{\"gclid\":\"G-1\"}").with("trace", "[]"));
        UUID id = Ids.next();
        sql.insert("conversion", new Columns().with("id", id).with("version", 0).with("advertiser_id", SHOP).with("goal_id", new UUID(6, 1)).with("goal_key", "sale").with("goal_kind", "sale")
                .with("dedupe_key", id.toString()).with("door", "rest").with("occurred_at", NOW).with("recorded_at", NOW).with("status", "pending").with("verdict", "valid")
                .with("evidence", "click-id").with("transaction_id", "ORDER-1").with("click_id", click).with("campaign_id", SPRING).with("partner_id", BLOG).with("channel", "affiliate")
                .with("sub2", "b").with("amount_minor", 8000L).with("currency", "EUR").with("commission_minor", 1000L).with("commission_currency", "EUR").with("trace", "[]"));
        return new ConversionChanged(Ids.next(), id, events, SHOP, SPRING, BLOG, "sale", false, NOW);
    }
}
