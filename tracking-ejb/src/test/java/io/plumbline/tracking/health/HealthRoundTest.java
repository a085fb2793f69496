package io.plumbline.tracking.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.DestinationHealth;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.outgoing.Messenger;
import io.plumbline.tracking.outgoing.Messengers;
import io.plumbline.tracking.store.Sql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visits to a real server that goes away and comes back. */
class HealthRoundTest {

    private static final UUID OPEN = new UUID(1, 1);

    private final ExecutorService walkers = Executors.newSingleThreadExecutor();
    private Instant now = Instant.parse("2026-11-22T05:00:00Z");
    private InProcess house;
    private Sql sql;
    private HttpServer shop;
    private HealthRound round;
    private HealthDesk desk;

    @BeforeEach
    void build() throws Exception {
        house = new InProcess();
        sql = house.wire(new Sql());
        sql.update("create schema campaign");
        sql.update("create table campaign.pub_open_destination (id uuid primary key, link_id uuid, advertiser_id uuid, name varchar(200), url varchar(2000))");
        shop = open(0, 200);
        Authority authority = new Authority();
        authority.actAs(Caller.system("test"));
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        Messenger messenger = Messengers.to("localhost");
        round = house.wire(new HealthRound(), house.wire(new Visits(), sql), messenger, clock, walkers, InProcess.only(Workspace.class, "baseUrl", args -> "https://ours.example"));
        desk = house.wire(new HealthDesk(), sql, authority);
        destination(OPEN, "http://localhost:" + shop.getAddress().getPort() + "/{sub1}");
    }

    @AfterEach
    void close() throws Exception {
        walkers.shutdownNow();
        shop.stop(0);
        house.close();
    }

    @Test
    void names_reserved_for_examples_are_not_called_broken() throws Exception {
        for (String name : List.of("https://www.shop.example/landing", "http://SHOP.invalid:8080", "https://a.test?x=1")) {
            UUID id = UUID.randomUUID();
            destination(id, name);
            looked();
            looked();
            assertThat(desk.list(null, null, PageRequest.first(10)).items()).filteredOn(place -> place.id().equals(id)).singleElement()
                    .satisfies(place -> assertThat(place.state()).isEqualTo("unknown")).satisfies(place -> assertThat(place.detail()).contains("reserved"));
        }
        assertThat(desk.down()).isEmpty();
    }

    @Test
    void a_destination_that_goes_away_raises_an_alert_at_the_second_look_and_none_when_it_is_back() throws Exception {
        assertThat(looked().state()).isEqualTo("up");
        int port = shop.getAddress().getPort();
        shop.stop(0);

        assertThat(looked().state()).as("once may be a hiccup of the network between us").isEqualTo("up");
        DestinationHealth gone = looked();
        assertThat(gone.state()).isEqualTo("down");
        assertThat(gone.since()).isEqualTo(now);
        assertThat(desk.down()).extracting(DestinationHealth::id).containsExactly(OPEN);

        shop = open(port, 200);
        assertThat(looked().state()).isEqualTo("up");
        assertThat(desk.down()).isEmpty();
    }

    @Test
    void errors_of_a_shop_count_as_down_and_a_shop_that_knows_no_HEAD_does_not() throws Exception {
        int port = shop.getAddress().getPort();
        shop.stop(0);
        shop = open(port, 500);
        looked();
        assertThat(looked()).satisfies(found -> {
            assertThat(found.state()).isEqualTo("down");
            assertThat(found.status()).isEqualTo(500);
        });
        shop.stop(0);
        shop = open(port, 405);
        // The first look may meet a connection of the shop before.
        looked();
        assertThat(looked().state()).isEqualTo("up");
    }

    @Test
    void our_own_links_and_addresses_we_may_not_visit_are_unknown_and_no_alert() throws Exception {
        UUID own = new UUID(1, 2);
        UUID inner = new UUID(1, 3);
        destination(own, "https://ours.example/c/abc");
        destination(inner, "http://127.0.0.1:1/");
        looked();
        looked();
        assertThat(desk.list(null, "unknown", PageRequest.first(10)).items()).extracting(DestinationHealth::id).containsExactlyInAnyOrder(own, inner);
        assertThat(desk.down()).isEmpty();
    }

    private DestinationHealth looked() throws InterruptedException {
        now = now.plus(Visits.INTERVAL).plusSeconds(1);
        round.visit();
        List<DestinationHealth> all = desk.list(null, null, PageRequest.first(10)).items();
        return all.stream().filter(one -> one.id().equals(OPEN)).findFirst().orElseThrow();
    }

    private void destination(UUID id, String url) {
        sql.update("insert into campaign.pub_open_destination (id, link_id, advertiser_id, name, url) values (?, ?, ?, 'page', ?)", id, new UUID(2, 1), new UUID(3, 1), url);
    }

    /** @param status of every answer; 405 to HEAD only */
    private static HttpServer open(int port, int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 0);
        server.createContext("/", call -> {
            call.sendResponseHeaders(status == 405 && !call.getRequestMethod().equals("HEAD") ? 200 : status, -1);
            call.close();
        });
        server.start();
        return server;
    }
}
