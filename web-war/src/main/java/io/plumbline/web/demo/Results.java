package io.plumbline.web.demo;

import io.plumbline.tracking.api.Door;
import io.plumbline.web.demo.Happening.Fate;
import io.plumbline.web.demo.Happening.Guest;
import io.plumbline.web.demo.Happening.Reported;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What clicks lead to, with the delays, repeats and mishaps of real shops. */
final class Results {

    private static final Duration REVIEWED = Duration.ofDays(14);
    private static final double BASKET = 84;
    private static final double SPREAD = 0.55;
    private static final List<String> REJECTIONS = List.of("Order cancelled before dispatch", "Payment failed", "Duplicate lead", "Outside the agreed countries");
    private static final List<String> REVERSALS = List.of("Returned in full", "Chargeback");

    private final Dice dice;
    private final Instant now;
    private final List<Reported> all = new ArrayList<>();
    private final Map<String, String> customers = new HashMap<>();
    private final Map<Business, List<String>> known = new EnumMap<>(Business.class);
    private int transactions = 10_000;

    Results(Dice dice, Instant now) {
        this.dice = dice;
        this.now = now;
    }

    List<Reported> all() {
        return all;
    }

    void after(Stream stream, int click, Guest guest, Instant at) {
        stream.rates().forEach((goal, rate) -> {
            if (dice.happens(rate)) {
                Instant then = at.plus(lag(goal));
                report(stream.business(), goal, dice.happens(0.02) ? Happening.UNKNOWN_CLICK : click, guest, then);
                if (goal.equals("trial") && dice.happens(0.3)) {
                    report(stream.business(), "subscription", click, guest, then.plus(Duration.ofHours(24 * 13L + dice.below(48))));
                }
            }
        });
    }

    /** Somebody who came without a link. */
    void without(Business business, Guest guest, Instant at) {
        report(business, business == Business.SHOP ? "sale" : "trial", Happening.NO_CLICK, guest, at.plus(Duration.ofMinutes(3 + dice.below(40))));
    }

    void regular(Regular regular, int click, Guest guest, Instant at, String amount) {
        Fate fate = at.isAfter(now.minus(REVIEWED)) ? Fate.OPEN : new Fate(true, false, false, 0, null);
        all.add(new Reported(at, Business.SHOP, "sale", click, guest, regular.customer(), "LM-" + transactions++, amount, Business.SHOP.currency, null, Door.REST, fate));
    }

    /** Most buy within the hour, some sleep on it, a few come back after weeks and outside the window. */
    private Duration lag(String goal) {
        if (!goal.equals("sale") || dice.happens(0.62)) {
            return Duration.ofSeconds(90 + dice.below(3000));
        }
        return dice.happens(0.05) ? Duration.ofHours(24 * 31L + dice.below(200)) : Duration.ofMinutes(60 + (long) dice.exponential(60 * 24 * 2.6));
    }

    private void report(Business business, String goal, int click, Guest guest, Instant at) {
        if (at.isAfter(now)) {
            return;
        }
        String transaction = (business == Business.SHOP ? "LM-" : "TA-") + transactions++;
        boolean swiss = goal.equals("sale") && "CH".equals(guest.country()) && dice.happens(0.5);
        Door door = door(click, goal);
        Reported reported = new Reported(at, business, goal, click, guest, customer(business, guest), transaction, amount(goal), swiss ? "CHF" : business.currency,
                door == Door.POSTBACK && dice.happens(0.15) ? "approved" : null, door, fate(goal, at));
        all.add(reported);
        if (dice.happens(0.03)) {
            // Senders that heard no answer say it again.
            all.add(new Reported(at.plusSeconds(30 + dice.below(600)), business, goal, click, guest, reported.customer(), transaction, reported.amount(),
                    reported.currency(), reported.status(), door, Fate.OPEN));
        }
    }

    private Door door(int click, String goal) {
        if (click < 0) {
            return Door.REST;
        }
        return switch (goal) {
            case "install", "subscription" -> Door.POSTBACK;
            case "newsletter", "consultation" -> Door.TAG;
            default -> dice.one(List.of(Door.POSTBACK, Door.POSTBACK, Door.PIXEL, Door.TAG, Door.REST));
        };
    }

    private String customer(Business business, Guest guest) {
        return customers.computeIfAbsent(guest.visitor(), visitor -> {
            List<String> before = known.computeIfAbsent(business, b -> new ArrayList<>());
            if (before.size() > 30 && dice.happens(0.2)) {
                // The same person on another device.
                return dice.one(before);
            }
            // People whom the ad platforms reported, by the name that both sides know.
            String customer = business.name().toLowerCase(java.util.Locale.ROOT) + "-person-" + dice.below(9000);
            before.add(customer);
            return customer;
        });
    }

    private String amount(String goal) {
        double value = switch (goal) {
            case "sale" -> Math.max(14.9, BASKET * dice.lognormal(SPREAD));
            case "subscription" -> dice.one(List.of(49.0, 49.0, 99.0, 199.0, 588.0, 1188.0));
            default -> 0;
        };
        return value == 0 ? null : BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private Fate fate(String goal, Instant at) {
        double luck = dice.between(0, 1);
        if (at.isAfter(now.minus(REVIEWED)) && luck > 0.12 || luck > 0.985) {
            return Fate.OPEN;
        }
        if (luck < 0.06) {
            return new Fate(false, true, false, 0, dice.one(REJECTIONS));
        }
        boolean sale = goal.equals("sale") || goal.equals("subscription");
        if (sale && luck < 0.10) {
            return new Fate(true, false, true, 0, dice.one(REVERSALS));
        }
        return sale && luck < 0.15 ? new Fate(true, false, false, 0.3, "One item returned") : new Fate(true, false, false, 0, null);
    }
}
