package io.plumbline.web.demo;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Hits;
import io.plumbline.tracking.api.PostbackEntry;
import io.plumbline.tracking.api.PostbackLog;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.tracking.api.Spool;
import io.plumbline.tracking.api.Touch;
import io.plumbline.tracking.api.Touchpoints;
import io.plumbline.tracking.api.Visit;
import io.plumbline.tracking.api.Visits;
import io.plumbline.web.demo.Happening.Clicked;
import io.plumbline.web.demo.Happening.Exposed;
import io.plumbline.web.demo.Happening.Fate;
import io.plumbline.web.demo.Happening.Guest;
import io.plumbline.web.demo.Happening.Reported;
import io.plumbline.web.demo.Happening.Viewed;
import io.plumbline.web.demo.Happening.Visited;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Tells the boundaries what happened, many happenings in one transaction: one each would make a demo's start take minutes. */
@Stateless
public class Telling {

    private static final Duration STORED = Duration.ofMinutes(1);

    @Inject
    private Hits hits;
    @Inject
    private Spool spool;
    @Inject
    private Conversions conversions;
    @Inject
    private Touchpoints touchpoints;
    @Inject
    private Visits visits;
    @Inject
    private PostbackLog log;

    /** Clicks and views go through the spool, as everybody's; what refers to them comes when they are stored. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void arrive(World world, List<Happening> chapter) {
        for (Happening happening : chapter) {
            if (happening instanceof Clicked clicked) {
                String key = world.links.get(clicked.stream().link()).key();
                world.clicks.put(clicked.number(), hits.arrive(key, arrival(clicked.at(), clicked.guest(), clicked.params(), clicked.stream(), clicked.purpose())).clickId());
            } else if (happening instanceof Viewed viewed) {
                hits.view(world.links.get(viewed.stream().link()).key(), arrival(viewed.at(), viewed.guest(), viewed.params(), viewed.stream(), null));
            }
        }
        spool.settle(STORED);
    }

    public void tell(World world, List<Happening> chapter) {
        Map<UUID, List<Touch>> exposures = new LinkedHashMap<>();
        List<PostbackEntry> calls = new ArrayList<>();
        for (Happening happening : chapter) {
            if (happening instanceof Exposed exposed) {
                Touch touch = touch(world, exposed);
                exposures.computeIfAbsent(touch.advertiserId(), id -> new ArrayList<>()).add(touch);
            } else if (happening instanceof Visited visited) {
                visits.see(visit(world, visited));
            } else if (happening instanceof Reported reported) {
                report(world, reported, calls);
            }
        }
        exposures.values().forEach(touchpoints::put);
        calls.forEach(log::note);
    }

    public void decide(Map<UUID, Reported> chapter) {
        chapter.forEach((id, reported) -> {
            Fate fate = reported.fate();
            ConversionStatus now = conversions.get(id).status().equals("approved") ? ConversionStatus.APPROVED : ConversionStatus.PENDING;
            if (fate.rejected()) {
                conversions.decide(id, null, new ConversionDecision(ConversionStatus.REJECTED, fate.reason(), null, null));
                return;
            }
            if (fate.approved() && now == ConversionStatus.PENDING) {
                conversions.decide(id, null, new ConversionDecision(ConversionStatus.APPROVED, null, null, null));
            }
            if (fate.reversed()) {
                conversions.decide(id, null, new ConversionDecision(ConversionStatus.REVERSED, fate.reason(), null, null));
            } else if (fate.part() > 0) {
                String part = new BigDecimal(reported.amount()).multiply(BigDecimal.valueOf(fate.part())).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
                conversions.decide(id, null, new ConversionDecision(ConversionStatus.REVERSED, fate.reason(), part, reported.currency()));
            }
        });
    }

    private void report(World world, Reported told, List<PostbackEntry> calls) {
        UUID click = told.click() >= 0 ? world.clicks.get(told.click()) : null;
        // Named after the transaction, so that a repeat names the same.
        String named = told.click() == Happening.UNKNOWN_CLICK ? Ids.named("demo", told.transaction()).toString() : click == null ? null : click.toString();
        UUID advertiser = world.advertisers.get(told.business());
        Receipt receipt = conversions.record(new ConversionReport(told.door(), told.goal(), advertiser, named, List.of(), told.guest().visitor(), told.customer(),
                null, told.transaction(), told.amount(), told.amount() == null ? null : told.currency(), told.at(), told.status(), List.of(),
                told.guest().country(), null, null, null));
        if (receipt.result() == Receipt.Result.RECORDED) {
            world.conversions.put(receipt.conversionId(), told);
        }
        if (told.door() == Door.POSTBACK || told.door() == Door.PIXEL) {
            calls.add(new PostbackEntry(Ids.next(), told.at(), told.door().key(), "GET", query(told, named), told.guest().ip(), receipt.result().key(), 200,
                    receipt.reason(), receipt.conversionId(), advertiser));
        }
    }

    private static String query(Reported told, String click) {
        return "click_id=" + click + "&goal=" + told.goal() + "&txid=" + told.transaction()
                + (told.amount() == null ? "" : "&amount=" + told.amount() + "&currency=" + told.currency())
                + (told.status() == null ? "" : "&status=" + told.status());
    }

    private static Arrival arrival(Instant at, Guest guest, Map<String, String> params, Stream stream, String purpose) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        params.forEach((name, value) -> all.put(name, List.of(value)));
        return new Arrival(at, new Arrival.MapOfParams(all), guest.ip(), guest.userAgent(), stream.referrer(), guest.language(), purpose, false,
                guest.visitor(), List.of(), guest.country());
    }

    private static Touch touch(World world, Exposed exposed) {
        Campaign campaign = world.campaigns.get(exposed.stream().campaign());
        UUID partner = exposed.stream().partner() == null ? null : world.partners.get(exposed.stream().partner()).id();
        return new Touch(campaign.advertiserId(), exposed.customer(), exposed.at(), campaign.channel(), "impression", campaign.id(), partner, null, null, null);
    }

    private static Visit visit(World world, Visited visited) {
        UUID click = visited.click() >= 0 ? world.clicks.get(visited.click()) : null;
        String page = visited.business().home + "/" + visited.business().name().toLowerCase(Locale.ROOT);
        return new Visit(visited.at(), world.advertisers.get(visited.business()), "pageview", visited.guest().visitor(), click == null ? null : click.toString(),
                page, visited.referrer(), click == null ? Map.of() : Map.of("click_id", click.toString()), visited.guest().userAgent(), visited.guest().ip());
    }

    /** What refused calls look like in the log. */
    public void refuse(World world, Business business, Instant at, String query, int status, String reason) {
        log.note(new PostbackEntry(Ids.next(), at, Door.POSTBACK.key(), "GET", query, "203.0.113.77", "refused", status, reason, null, world.advertisers.get(business)));
    }
}
