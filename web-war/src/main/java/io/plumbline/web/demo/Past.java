package io.plumbline.web.demo;

import io.plumbline.web.demo.Happening.Clicked;
import io.plumbline.web.demo.Happening.Exposed;
import io.plumbline.web.demo.Happening.Guest;
import io.plumbline.web.demo.Happening.Viewed;
import io.plumbline.web.demo.Happening.Visited;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ninety days before a moment, made up: the same for the same seed and moment. */
final class Past {

    /** Days ago on which a data centre was away. */
    static final int OUTAGE = 38;
    /** Days ago of a sale, from and to. */
    static final int SALE_FROM = 20;
    static final int SALE_TO = 17;

    private static final double RETURNS = 0.24;
    private static final int REMEMBERED = 600;
    private static final double CRAWLERS = 0.013;
    private static final double PREFETCHES = 0.012;
    private static final double DIRECT = 0.4;
    private static final String REMINDER = "Newsletter";
    private static final Duration PREFETCH_CONFIRMED = Duration.ofSeconds(4);

    private final Dice dice;
    private final Instant now;
    private final Results results;
    private final List<Happening> timeline = new ArrayList<>();
    private final Map<Business, List<Guest>> guests = new EnumMap<>(Business.class);
    private final Map<String, Map<LocalDate, Integer>> clicksByDay = new HashMap<>();
    private int clicks;

    private Past(long seed, Instant now) {
        this.dice = new Dice(seed);
        this.now = now;
        this.results = new Results(dice, now);
    }

    /** @param clicksByDay valid clicks of each link, for what platforms charge */
    record Made(List<Happening> timeline, Map<String, Map<LocalDate, Integer>> clicksByDay) {
    }

    static Made make(long seed, Instant now) {
        Past past = new Past(seed, now);
        for (int daysAgo = Streams.DAYS; daysAgo >= 0; daysAgo--) {
            for (Stream stream : Streams.ALL) {
                past.day(stream, daysAgo);
            }
            for (Business business : Business.values()) {
                past.visits(business, daysAgo);
            }
        }
        past.regulars(new Dice(seed + 11));
        past.timeline.addAll(past.results.all());
        past.timeline.removeIf(happening -> happening.at().isAfter(now));
        past.timeline.sort(Comparator.comparing(Happening::at));
        return new Made(List.copyOf(past.timeline), past.clicksByDay);
    }

    /** How lively a day is against a usual one. */
    static double pulse(Business business, LocalDate day, int daysAgo) {
        double growth = 0.8 + 0.45 * (Streams.DAYS - daysAgo) / Streams.DAYS;
        double event = daysAgo == OUTAGE ? 0.04 : business == Business.SHOP && daysAgo <= SALE_FROM && daysAgo >= SALE_TO ? 2.3 : 1;
        return growth * event * business.onWeekday(day);
    }

    private void day(Stream stream, int daysAgo) {
        if (daysAgo > stream.from() || daysAgo < stream.to()) {
            return;
        }
        Business business = stream.business();
        LocalDate day = now.atZone(business.zone).toLocalDate().minusDays(daysAgo);
        double pulse = pulse(business, day, daysAgo) * mailing(stream, day);
        for (int i = dice.poisson(stream.clicks() * pulse); i > 0; i--) {
            click(stream, at(business, day), day, daysAgo);
        }
        for (int i = dice.poisson(stream.views() * pulse); i > 0; i--) {
            timeline.add(new Viewed(at(business, day), stream, guest(business), params(stream, "view")));
        }
        for (int i = dice.poisson(stream.exposures() * pulse); i > 0; i--) {
            timeline.add(new Exposed(at(business, day), stream, business.name().toLowerCase(java.util.Locale.ROOT) + "-person-" + dice.below(9000)));
        }
    }

    /** Newsletters go out on Tuesdays and Fridays. */
    private static double mailing(Stream stream, LocalDate day) {
        return !stream.medium().equals("email") ? 1 : switch (day.getDayOfWeek()) {
            case TUESDAY, FRIDAY -> 2.3;
            case WEDNESDAY, SATURDAY -> 0.8;
            default -> 0.25;
        };
    }

    private void click(Stream stream, Instant at, LocalDate day, int daysAgo) {
        if (at.isAfter(now)) {
            return;
        }
        int number = clicks++;
        Guest guest = guest(stream.business());
        boolean crawler = dice.happens(CRAWLERS);
        boolean prefetch = !crawler && dice.happens(PREFETCHES);
        if (crawler) {
            guest = new Guest(null, dice.one(Agents.CRAWLERS), "192.0.2." + dice.below(250), guest.country(), null);
        }
        timeline.add(new Clicked(at, number, stream, guest, params(stream, "click"), prefetch ? "prefetch" : null));
        if (crawler) {
            return;
        }
        if (prefetch) {
            if (dice.happens(0.6)) {
                timeline.add(new Visited(at.plus(PREFETCH_CONFIRMED), stream.business(), guest, number, stream.referrer()));
            }
            return;
        }
        clicksByDay.computeIfAbsent(stream.link(), link -> new HashMap<>()).merge(day, 1, Integer::sum);
        if (daysAgo != OUTAGE) {
            results.after(stream, number, guest, at);
        }
    }

    /** People who come by themselves: from a search engine, a link somewhere, or by typing the address. */
    private void visits(Business business, int daysAgo) {
        LocalDate day = now.atZone(business.zone).toLocalDate().minusDays(daysAgo);
        double usual = business == Business.SHOP ? 24 : 8;
        for (int i = dice.poisson(usual * pulse(business, day, daysAgo)); i > 0; i--) {
            Guest guest = guest(business);
            Instant at = at(business, day);
            timeline.add(new Visited(at, business, guest, Happening.NO_CLICK, dice.one(Agents.REFERRERS)));
            if (daysAgo != OUTAGE && dice.happens(0.026)) {
                results.without(business, guest, at);
            }
        }
    }

    /** Customers who come back by themselves or by the newsletter, with dice of their own: what can be learned of them is the same at every start. */
    private void regulars(Dice chance) {
        for (Regular regular : Regular.some(chance)) {
            Guest guest = new Guest(chance.hex(32), chance.one(Agents.DESKTOP), "198.51.100." + (1 + chance.below(250)), "DE", Business.SHOP.languages().get(0));
            for (int i = 0; i < regular.hoursAgo().size(); i++) {
                Instant bought = now.minus(Duration.ofHours(regular.hoursAgo().get(i)));
                boolean comes = i > 0 && chance.happens(DIRECT);
                int number = comes ? Happening.NO_CLICK : clicks++;
                if (!comes) {
                    Instant at = bought.minus(Duration.ofMinutes(4 + chance.below(40)));
                    Stream stream = Streams.of(i == 0 ? regular.first() : REMINDER);
                    timeline.add(new Clicked(at, number, stream, guest, params(stream, "click"), null));
                    clicksByDay.computeIfAbsent(stream.link(), link -> new HashMap<>()).merge(at.atZone(Business.SHOP.zone).toLocalDate(), 1, Integer::sum);
                }
                results.regular(regular, number, guest, bought, regular.amounts().get(i));
            }
        }
    }

    private Instant at(Business business, LocalDate day) {
        return day.atTime(business.hour(dice), dice.below(60), dice.below(60), dice.below(1000) * 1_000_000).atZone(business.zone).toInstant();
    }

    private Guest guest(Business business) {
        List<Guest> known = guests.computeIfAbsent(business, b -> new ArrayList<>());
        if (!known.isEmpty() && dice.happens(RETURNS)) {
            return dice.one(known);
        }
        Guest guest = new Guest(dice.hex(32), dice.one(dice.happens(business.mobile) ? Agents.MOBILE : Agents.DESKTOP),
                (dice.happens(0.5) ? "198.51.100." : "203.0.113.") + (1 + dice.below(250)), dice.weighted(business.countries), dice.one(business.languages()));
        if (known.size() < REMEMBERED) {
            known.add(guest);
        } else {
            known.set(dice.below(REMEMBERED), guest);
        }
        return guest;
    }

    private Map<String, String> params(Stream stream, String what) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("src", stream.source());
        if (!stream.creatives().isEmpty()) {
            params.put("creative", dice.one(stream.creatives()));
        }
        if (!stream.placements().isEmpty()) {
            params.put("placement", dice.one(stream.placements()));
        }
        if (!stream.keywords().isEmpty()) {
            params.put("keyword", dice.one(stream.keywords()));
        }
        if (what.equals("click")) {
            if (stream.partner() != null && !stream.placements().isEmpty()) {
                params.put("sub1", params.get("placement"));
            }
            params.put("utm_source", stream.source());
            params.put("utm_medium", stream.medium());
            params.put("utm_campaign", stream.campaign());
            if (stream.medium().equals("cpc")) {
                params.put("gclid", "demo-" + dice.hex(20));
            }
        }
        return params;
    }
}
