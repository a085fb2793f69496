package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Two payouts at the moment of a power cut: of one the payments are being confirmed, the other is being approved. On PostgreSQL both are held at the
 * end of their work, all written and nothing committed; in H2, which nobody else can look into, the cut comes at a random moment.
 */
final class PayoutsCut {

    private static final int PARTNERS = 4;
    private static final int MOST_MILLIS = 60;
    private static final Duration HELD = Duration.ofSeconds(20);

    private final Database database;
    private final Deal deal;
    private final Http second;
    private final List<Deal> partners = new ArrayList<>();
    private final JsonNode ordered;
    private final String draft;
    private Connection lock;

    /** One payout approved and ordered, one prepared. */
    PayoutsCut(Database database, Deal deal) {
        this.database = database;
        this.deal = deal;
        second = Payday.second(deal);
        for (int i = 0; i < PARTNERS; i++) {
            partners.add(partner());
        }
        earn("first");
        String first = prepare().get("id").asText();
        ordered = second.post("/payouts/" + first + "/approve", "{}").is(200).json();
        assertThat(ordered.get("statements")).hasSize(PARTNERS);
        earn("second");
        draft = prepare().get("id").asText();
    }

    /** Just before the power goes. */
    void begin(Random random) {
        hold();
        inVain(() -> deal.api().attempt("POST", "/payouts/" + ordered.get("id").asText() + "/confirmations", paid(ordered).getBytes(), "Content-Type", "application/json"));
        inVain(() -> second.attempt("POST", "/payouts/" + draft + "/approve", "{}".getBytes(), "Content-Type", "application/json"));
        if (lock != null) {
            Poll.until(HELD, this::held, waiting -> waiting == 2);
        } else {
            pause(random.nextInt(MOST_MILLIS));
        }
    }

    /** After the restart: nothing half done, and done again everything is paid once. */
    void verify() {
        String before = deal.api().get("/payouts/" + draft).is(200).json().get("state").asText();
        JsonNode first = deal.api().get("/payouts/" + ordered.get("id").asText()).is(200).json();
        System.out.printf("kill -9 on %s during payouts: the one approved was %s after it, of the one confirmed %s%n", database, before, states(first));
        assertThat(states(first)).as("all of it or nothing").isIn(List.of("ordered"), List.of("paid"));
        if (database == Database.POSTGRESQL) {
            assertThat(before + states(first)).isEqualTo("draft[ordered]");
        }
        if (before.equals("draft")) {
            second.post("/payouts/" + draft + "/approve", "{}").is(200);
        }
        JsonNode run = deal.api().get("/payouts/" + draft).is(200).json();
        assertThat(run.get("statements")).hasSize(PARTNERS);
        for (JsonNode one : List.of(first, run)) {
            deal.api().post("/payouts/" + one.get("id").asText() + "/confirmations", paid(one)).is(200).json()
                    .forEach(receipt -> assertThat(receipt.get("outcome").asText()).isIn("recorded", "repeated"));
        }
        partners.forEach(partner -> {
            assertThat(partner.balance("partner-payable")).isEqualTo("0.00");
            assertThat(partner.balance("payout-clearing")).isEqualTo("0.00");
            assertThat(partner.api().get("/statements?partner=" + partner.partner()).is(200).json().get("items")).as("each sale in one statement").hasSize(2);
        });
        assertThat(prepare().get("statements")).as("nothing is left to pay").isEmpty();
        assertThat(numbers()).as("no gap").isEqualTo(IntStream.rangeClosed(1, numbers().size()).boxed().toList());
        assertThat(deal.api().get("/audit-trail/verify").is(200).json().get("intact").asBoolean()).isTrue();
    }

    private Deal partner() {
        String name = "Paid " + UUID.randomUUID();
        String id = deal.api().post("/partners", json("{'name':'%s','type':'affiliate','currency':'EUR','status':'active'}", name)).is(201).id();
        deal.api().post("/agreements", json("""
                {'campaignId':'%s','partnerId':'%s','effectiveFrom':'2020-01-01','holdDays':0,'rates':[{'pricing':'cps','goal':'sale','percent':'12.5'}]}""", deal.campaign(), id)).is(201);
        JsonNode link = Deal.link(deal.api(), deal.campaign(), id, "https://shop.example/paid");
        Deal theirs = new Deal(deal.server(), deal.api(), deal.edge(), name, deal.advertiser(), deal.campaign(), id, link.get("id").asText(), link.get("key").asText());
        Payday.payable(theirs, second);
        return theirs;
    }

    private void earn(String order) {
        partners.forEach(partner -> {
            String sale = partner.sale(partner.click(), order + partner.partner(), "80.00").get("conversionId").asText();
            partner.api().patch("/conversions/" + sale, json("{'status':'approved','reason':'delivered'}")).is(200);
        });
    }

    private JsonNode prepare() {
        return deal.api().post("/payouts", json("{'periodEnd':'%s','advertiserId':'%s'}", LocalDate.now(ZoneId.of("Europe/Berlin")), deal.advertiser())).is(201).json();
    }

    private static String paid(JsonNode run) {
        List<String> outcomes = new ArrayList<>();
        run.get("statements").forEach(statement -> outcomes.add(json("{'statement':'%s','result':'paid'}", statement.get("number").asText())));
        return outcomes.toString();
    }

    private static List<String> states(JsonNode run) {
        List<String> states = new ArrayList<>();
        run.get("statements").forEach(statement -> states.add(statement.get("state").asText()));
        return states.stream().distinct().toList();
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        deal.api().get("/statements?limit=500").is(200).json().get("items").forEach(statement -> numbers.add(Integer.valueOf(statement.get("number").asText().substring(5))));
        return numbers.stream().sorted().toList();
    }

    /** Whoever notes what he did takes the end of the audit chain as the last thing before his commit. */
    private void hold() {
        if (database != Database.POSTGRESQL) {
            return;
        }
        try {
            lock = DriverManager.getConnection(deal.server().jdbcUrl(), Postgres.USER, "");
            lock.setAutoCommit(false);
            lock.createStatement().execute("select 1 from campaign.audit_head for update");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A transaction sees the sessions there were when it first looked, and a pool opens new ones: what was seen is forgotten each time. */
    private int held() {
        try (var forgetting = lock.createStatement(); var looking = lock.createStatement()) {
            forgetting.execute("select pg_stat_clear_snapshot()");
            return waiting(looking);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int waiting(Statement looking) throws SQLException {
        try (var result = looking.executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")) {
            result.next();
            return result.getInt(1);
        }
    }

    /** Once the power is gone; whoever starts next needs what was held. */
    void letGo() {
        if (lock != null) {
            try {
                lock.close();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private interface Call {
        Http.Answer make() throws IOException;
    }

    private static void inVain(Call call) {
        Thread caller = new Thread(() -> {
            try {
                call.make();
            } catch (IOException cutOff) {
                // As it should be: nobody knows what became of it, and it is asked for again.
            }
        });
        caller.setDaemon(true);
        caller.start();
    }

    private static void pause(int millis) {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
