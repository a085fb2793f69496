package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two persons decide the same thing in the same moment: one does it, the other is told, and nothing is there twice. */
class AtOnceIT {

    private static final int ROUNDS = 6;
    private static final String DONE = "200";

    @ParameterizedTest
    @EnumSource(Database.class)
    void of_two_who_approve_the_same_terms_one_does_and_whoever_withdraws_them_is_never_overruled(Database database) throws Exception {
        Deal deal = Deal.on(Server.on(database));
        Http anna = person(deal, "approver");
        Http bert = person(deal, "finance");
        Http mara = person(deal, "marketer");
        try (AutoCloseable byTwo = byTwo(deal)) {
            for (int round = 0; round < ROUNDS; round++) {
                String both = proposed(deal, 2030 + round);
                assertThat(atOnce(() -> decide(anna, both, "approve"), () -> decide(bert, both, "approve"))).containsExactlyInAnyOrder(DONE, "proposal-decided");
                assertThat(state(deal, both)).isEqualTo("scheduled");
                assertThat(audited(deal, both)).as("round %d: proposed, approved once, agreed once", round).containsExactlyInAnyOrder("propose", "approve", "create");

                String split = proposed(deal, 2040 + round);
                assertThat(atOnce(() -> decide(anna, split, "approve"), () -> decide(bert, split, "refuse"))).containsExactlyInAnyOrder(DONE, "proposal-decided");
                boolean refused = state(deal, split).equals("refused");
                assertThat(deal.api().get("/agreements/" + split).status()).isEqualTo(refused ? 404 : 200);

                String back = proposed(deal, 2050 + round);
                List<String> ends = atOnce(() -> decide(anna, back, "approve"), () -> decide(mara, back, "withdraw"));
                assertThat(ends.get(0)).isIn(DONE, "proposal-decided");
                assertThat(ends.get(1)).as("what has not begun may be withdrawn before and after it is approved").isEqualTo(DONE);
                assertThat(state(deal, back)).isEqualTo("withdrawn");
                deal.api().get("/agreements/" + back).is(404);
                assertThat(audited(deal, back)).filteredOn("approve"::equals).hasSize(ends.get(0).equals(DONE) ? 1 : 0);
            }
            String one = proposed(deal, 2060);
            String other = proposed(deal, 2060);
            assertThat(atOnce(() -> decide(anna, one, "approve"), () -> decide(bert, other, "approve"))).as("two terms for one day").containsExactlyInAnyOrder(DONE, "agreement-exists");
            assertThat(List.of(state(deal, one), state(deal, other))).containsExactlyInAnyOrder("scheduled", "proposed");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void of_two_who_decide_an_inquiry_one_does_and_the_partner_is_paid_once_or_not_at_all(Database database) throws Exception {
        Deal deal = Deal.on(Server.on(database));
        Http partner = partner(deal);
        Http anna = person(deal, "marketer");
        Http bert = person(deal, "finance");
        int paid = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String both = asked(deal, partner, "both-" + round);
            assertThat(atOnce(() -> settle(anna, both, "accepted"), () -> settle(bert, both, "accepted"))).containsExactlyInAnyOrder(DONE, "inquiry-decided");
            paid++;
            assertThat(deal.conversionOf("both-" + round).get("status").asText()).isEqualTo("approved");

            String split = asked(deal, partner, "split-" + round);
            assertThat(atOnce(() -> settle(anna, split, "accepted"), () -> settle(bert, split, "refused"))).containsExactlyInAnyOrder(DONE, "inquiry-decided");
            boolean accepted = partner.get("/inquiries/" + split).is(200).json().get("status").asText().equals("accepted");
            paid += accepted ? 1 : 0;
            assertThat(deal.api().get("/conversions?advertiser=" + deal.advertiser() + "&transactionId=split-" + round).is(200).json().get("items")).hasSize(accepted ? 1 : 0);
            assertThat(audited(deal, split)).filteredOn(List.of("accept", "refuse")::contains).hasSize(1);
        }
        assertThat(deal.balance("partner-payable")).isEqualTo(paid + "0.00");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_payout_asked_for_twice_at_once_is_one_request(Database database) throws Exception {
        Deal deal = Deal.on(Server.on(database));
        Http partner = partner(deal);
        Http finance = person(deal, "finance");
        String sale = deal.sale(deal.click(), "owed", "80.00").get("conversionId").asText();
        deal.api().patch("/conversions/" + sale, json("{'status':'approved','reason':'delivered'}")).is(200);
        String body = json("{'partnerId':'%s','currency':'EUR'}", deal.partner());
        for (int round = 0; round < ROUNDS; round++) {
            List<String> ids = atOnce(() -> partner.post("/payout-requests", body).is(200).id(), () -> partner.post("/payout-requests", body).is(200).id(),
                    () -> finance.post("/payout-requests", body).is(200).id());
            assertThat(ids).as("all are told of the same one").containsOnly(ids.get(0));
            assertThat(open(deal)).isEqualTo(1);
            assertThat(audited(deal, ids.get(0))).containsExactly("ask");
            String withdraw = "/payout-requests/" + ids.get(0) + "/withdraw";
            assertThat(atOnce(() -> said(partner.post(withdraw, "{}")), () -> said(finance.post(withdraw, "{}")))).containsExactlyInAnyOrder(DONE, "request-not-open");
            assertThat(open(deal)).isZero();
        }
    }

    private static long open(Deal deal) {
        return items(deal.api().get("/payout-requests?partner=" + deal.partner()).is(200)).filter(request -> request.get("state").asText().equals("open")).count();
    }

    private static String proposed(Deal deal, int year) {
        return deal.api().post("/agreements", json("{'campaignId':'%s','partnerId':'%s','effectiveFrom':'%d-01-01','rates':[{'pricing':'cps','percent':'25'}]}", deal.campaign(), deal.partner(), year))
                .is(202).id();
    }

    private static String decide(Http who, String proposal, String how) {
        return said(who.post("/agreements/proposals/" + proposal + "/" + how, json("{'reason':'at once'}")));
    }

    private static String state(Deal deal, String proposal) {
        return deal.api().get("/agreements/proposals/" + proposal).is(200).json().get("state").asText();
    }

    private static String asked(Deal deal, Http partner, String transaction) {
        return partner.post("/inquiries", json("{'clickId':'%s','goal':'sale','transactionId':'%s','amount':{'amount':'80.00','currency':'EUR'},'text':'Missing.'}", deal.click(), transaction)).is(201).id();
    }

    private static String settle(Http who, String inquiry, String status) {
        return said(who.patch("/inquiries/" + inquiry, json("{'status':'%s','reason':'looked at'}", status)));
    }

    private static String said(Http.Answer answer) {
        return answer.status() == 200 ? DONE : answer.json().get("code").asText();
    }

    private static List<String> audited(Deal deal, String subject) {
        return items(deal.api().get("/audit-trail?subject=" + subject).is(200)).map(entry -> entry.get("action").asText()).toList();
    }

    private static Stream<JsonNode> items(Http.Answer page) {
        return StreamSupport.stream(page.json().get("items").spliterator(), false);
    }

    private static Http person(Deal deal, String role) {
        return key(deal, json("'scopes':['%s']", role));
    }

    private static Http partner(Deal deal) {
        return key(deal, json("'scopes':['partner'],'partnerId':'%s'", deal.partner()));
    }

    private static Http key(Deal deal, String rights) {
        return Http.api(deal.server(), deal.api().post("/api-keys", json("{'name':'at once %s',", UUID.randomUUID()) + rights + "}").is(201).json().get("key").asText());
    }

    /** Until it is closed, terms need two. */
    private static AutoCloseable byTwo(Deal deal) {
        policy(deal, true);
        return () -> policy(deal, false);
    }

    private static void policy(Deal deal, boolean secondPerson) {
        deal.api().send("PUT", "/agreements/policy", json("{'secondPerson':%b,'backTest':false}", secondPerson).getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").is(200);
    }

    @SafeVarargs
    private static List<String> atOnce(Supplier<String>... acts) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(acts.length);
        ExecutorService people = Executors.newFixedThreadPool(acts.length);
        try {
            List<Future<String>> ends = Stream.of(acts).map(act -> people.submit(() -> {
                begin.await();
                return act.get();
            })).toList();
            List<String> all = new ArrayList<>();
            for (Future<String> end : ends) {
                all.add(end.get());
            }
            return all;
        } finally {
            people.shutdown();
        }
    }
}
