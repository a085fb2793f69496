package io.plumbline.tracking.conversion;

import io.plumbline.tracking.click.Tollgate;
import io.plumbline.tracking.click.Tollgate.Hit;
import io.plumbline.tracking.conversion.PlainBooks.Deal;
import io.plumbline.tracking.conversion.PlainBooks.Hits;
import io.plumbline.tracking.store.Sql;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Clicks and impressions of a money story. They are priced in pounds, and for weeks nobody may know what a pound is worth; months close meanwhile. */
final class MoneyTraffic {

    private static final BigDecimal POUND = new BigDecimal("1.2");

    private final MoneyWorld world;
    private final Map<Shopfloor, Tollgate> gates = new HashMap<>();
    private final List<Hits> waiting = new ArrayList<>();
    private boolean poundKnown;

    MoneyTraffic(MoneyWorld world) {
        this.world = world;
        poundKnown = world.random.nextBoolean();
        world.shops.forEach(shop -> shop.pound = poundKnown ? POUND : null);
    }

    void act() {
        if (world.random.nextInt(5) == 0) {
            turn();
        } else {
            come(world.random.nextInt(3) > 0);
        }
    }

    void end() {
        if (!poundKnown) {
            turn();
        }
    }

    private Tollgate gate(Shopfloor shop) {
        return gates.computeIfAbsent(shop, fresh -> {
            Tollgate gate = new Tollgate();
            shop.join(gate.parts());
            return gate;
        });
    }

    private void come(boolean clicks) {
        Instant at = world.now.minus(Duration.ofHours(world.random.nextInt(3) == 0 ? world.random.nextInt(30 * 24) : 0));
        int number = 1 + world.random.nextInt(clicks ? 9 : 30);
        boolean again = clicks && world.random.nextInt(3) == 0;
        boolean invalid = world.random.nextInt(4) == 0;
        Deal deal = world.books.at(at);
        Map<Shopfloor, List<Hit>> hits = new HashMap<>();
        world.shops.forEach(shop -> hits.put(shop, made(at, clicks, number, again, invalid)));
        boolean paid = (clicks ? deal.click() : deal.view()) > 0;
        world.about = " " + number + " of " + at;
        world.told((clicks ? "clicks" : "impressions") + (paid ? poundKnown ? " paid" : " without a rate" : ""),
                shop -> shop.tx(() -> gate(shop).file(hits.get(shop), shop.advertiser, shop.campaign, shop.partner)));
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        (poundKnown ? world.books.hits : waiting).add(new Hits(deal, day, clicks, number));
        world.books.moved(day);
    }

    /** @param again the first visitor clicks once more. @param invalid one more, of a robot: neither earns anything */
    private static List<Hit> made(Instant at, boolean clicks, int number, boolean again, boolean invalid) {
        List<Hit> made = new ArrayList<>(Stream.generate(() -> Hit.at(at, clicks)).limit(number).toList());
        Hit first = made.get(0);
        if (again) {
            made.add(new Hit(Hit.at(at, true).id(), first.at(), true, first.visitor(), "valid"));
        }
        if (invalid) {
            Hit robot = Hit.at(at, clicks);
            made.add(new Hit(robot.id(), robot.at(), clicks, robot.visitor(), "invalid"));
        }
        return made;
    }

    /** The rate is lost, or comes: then whatever waited is paid, on the day it comes. */
    private void turn() {
        poundKnown = !poundKnown;
        world.shops.forEach(shop -> shop.pound = poundKnown ? POUND : null);
        world.about = "";
        world.told(!poundKnown ? "pound unknown" : waiting.stream().anyMatch(some -> (some.clicks() ? some.deal().click() : some.deal().view()) > 0) ? "traffic whose rate came late"
                : "pound known", shop -> List.of(true, false).forEach(clicks -> shop.tx(() -> gate(shop).price(clicks, unpriced(shop, clicks), world.now))));
        if (poundKnown) {
            world.books.hits.addAll(waiting);
            waiting.clear();
            world.books.moved(world.today());
        }
    }

    /** All that ever came, and what waits among it: the second time nothing does. */
    private static List<UUID> unpriced(Shopfloor shop, boolean clicks) {
        List<UUID> all = shop.part(Sql.class).list("select id from tracking." + (clicks ? "click" : "impression") + " where advertiser_id = ? order by id", row -> Sql.uuid(row, "id"), shop.advertiser);
        return all.isEmpty() ? List.of(shop.advertiser) : all;
    }
}
