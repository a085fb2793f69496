package io.plumbline.reporting.budget;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.campaign.api.Caps;
import io.plumbline.campaign.api.Limit;
import io.plumbline.campaign.api.LimitDraft;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.reporting.api.BudgetStanding;
import io.plumbline.reporting.api.Budgets;
import io.plumbline.shared.Authority;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Stateless
public class BudgetDesk implements Budgets {

    private static final int MOST = 500;
    private static final int PAGE = 200;
    /** A report spans at most ten years. */
    private static final int MOST_DAYS = 3600;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Spending spending;
    @Inject
    private Caps caps;
    @Inject
    private Authority authority;
    @Inject
    private FullStops fullStops;

    /** @param recent, clicks null where nothing is asked; clickCap the cap whose slots are taken before the clicks come; payoutCap the least one on payouts, or null */
    private record Look(Campaign campaign, Window window, Spending.Asked period, Spending.Asked recent, Limit clickCap, Limit payoutCap, Spending.Asked clicks) {

        Stream<Spending.Asked> asked() {
            return Stream.of(period, recent, clicks).filter(Objects::nonNull);
        }
    }

    @Override
    public List<BudgetStanding> list(UUID advertiser, Instant now) {
        authority.requireStaff();
        return standings(planned(advertiser).stream().sorted(Comparator.comparing(Campaign::name)).toList(), null, now);
    }

    @Override
    public BudgetStanding of(UUID campaign, Instant now) {
        authority.requireStaff();
        return standings(List.of(withBudget(campaign)), campaign, now).get(0);
    }

    @Override
    public BudgetStanding stopHard(UUID id, Instant now) {
        authority.require(Role.MARKETER);
        Campaign campaign = withBudget(id);
        Optional<Limit> there = cap(caps.on(campaign.id()), campaign, CapOf.PAYOUT);
        Spending.Asked period = look(campaign, campaign.id(), now).period();
        BigDecimal amount = HardStop.limit(campaign.budget(), spending.of(Set.of(period)).get(period).of(campaign.id()), there.map(Limit::used).orElse(BigDecimal.ZERO));
        LimitDraft draft = new LimitDraft(CapSubject.CAMPAIGN, id, CapOf.PAYOUT, period(campaign), amount, campaign.budget().currency(), null, null, null);
        if (there.isEmpty()) {
            caps.define(draft);
        } else if (there.get().limit().compareTo(amount) != 0) {
            Limit old = there.get();
            caps.amend(old.id(), old.version(), new LimitDraft(old.subject(), id, old.of(), old.period(), amount, old.currency(), old.timeZone(), old.over(), old.late()));
        }
        return of(id, now);
    }

    @Override
    public BudgetStanding stopFully(UUID id, Instant now) {
        stopHard(id, now);
        fullStops.ask(id, authority.caller().name(), now);
        return of(id, now);
    }

    @Override
    public BudgetStanding release(UUID id, Instant now) {
        authority.require(Role.MARKETER);
        withBudget(id);
        fullStops.forget(id);
        return of(id, now);
    }

    private Campaign withBudget(UUID id) {
        Campaign campaign = campaigns.get(id);
        if (campaign.budget() == null) {
            throw new NotFound("budget", id);
        }
        return campaign;
    }

    private List<Campaign> planned(UUID advertiser) {
        List<Campaign> planned = new ArrayList<>();
        for (PlanStatus status : List.of(PlanStatus.ACTIVE, PlanStatus.PAUSED)) {
            UUID after = null;
            do {
                Page<Campaign> page = campaigns.list(advertiser, status, null, new PageRequest(PAGE, after));
                page.items().stream().filter(campaign -> campaign.budget() != null).forEach(planned::add);
                after = page.next() == null ? null : page.items().get(page.items().size() - 1).id();
            } while (after != null && planned.size() < MOST);
        }
        return planned.subList(0, Math.min(MOST, planned.size()));
    }

    /** All figures are of one instant. @param only the one that is asked for, or null */
    private List<BudgetStanding> standings(List<Campaign> planned, UUID only, Instant now) {
        List<Look> looks = planned.stream().map(campaign -> look(campaign, only, now)).toList();
        Map<Spending.Asked, Spending.Told> told = spending.of(looks.stream().flatMap(Look::asked).collect(Collectors.toSet()));
        Set<UUID> stops = Set.copyOf(fullStops.all());
        return looks.stream().map(look -> standing(look, told, stops, now)).toList();
    }

    private Look look(Campaign campaign, UUID only, Instant now) {
        ZoneId zone = ZoneId.of(advertisers.get(campaign.advertiserId()).timeZone());
        Window window = Window.of(campaign.budget(), campaign.startsOn(), campaign.endsOn(), zone, now);
        String currency = campaign.budget().currency();
        LocalDate earliest = window.counted().minusDays(MOST_DAYS);
        Spending.Asked period = new Spending.Asked(window.from().isBefore(earliest) ? earliest : window.from(), window.counted(), zone, currency, only);
        Spending.Asked recent = window.recentDays() == 0 ? null : new Spending.Asked(window.recentFrom(), window.recentTo(), zone, currency, only);
        List<Limit> caps = this.caps.on(campaign.id());
        Limit clicks = cap(caps, campaign, CapOf.CLICKS).orElse(null);
        return new Look(campaign, window, period, recent, clicks, cap(caps, campaign, CapOf.PAYOUT).orElse(null), clicks == null ? null : clicks(campaign, clicks, only, now));
    }

    /** Null before the campaign begins. */
    private static Spending.Asked clicks(Campaign campaign, Limit cap, UUID only, Instant now) {
        ZoneId zone = ZoneId.of(cap.timeZone());
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate from = cap.periodStart().isBefore(campaign.startsOn()) ? campaign.startsOn() : cap.periodStart();
        return from.isAfter(today) ? null : new Spending.Asked(from, today, zone, campaign.budget().currency(), only);
    }

    private BudgetStanding standing(Look look, Map<Spending.Asked, Spending.Told> known, Set<UUID> stops, Instant now) {
        Campaign campaign = look.campaign();
        Spending.Told period = known.get(look.period());
        Sums recent = look.recent() == null ? Sums.NONE : known.get(look.recent()).of(campaign.id());
        // Slots of a cap on clicks are taken in blocks before the clicks come.
        long slots = look.clicks() == null ? 0 : Math.max(0, look.clickCap().used().longValue() - known.get(look.clicks()).of(campaign.id()).clicks());
        Limit holding = Optional.ofNullable(look.payoutCap()).filter(cap -> cap.limit().compareTo(new BigDecimal(campaign.budget().amount())) <= 0).orElse(null);
        BudgetStanding told = new Standing(campaign, look.window(), now).of(period.of(campaign.id()), recent, slots, holding, period.warnings());
        return stops.contains(campaign.id()) ? told.stoppingFully() : told;
    }

    private static Optional<Limit> cap(List<Limit> caps, Campaign campaign, CapOf of) {
        return caps.stream().filter(cap -> cap.of() == of && cap.period() == period(campaign)
                && (cap.currency() == null || cap.currency().equals(campaign.budget().currency()))).min(Comparator.comparing(Limit::limit));
    }

    private static CapPeriod period(Campaign campaign) {
        return switch (campaign.budget().period()) {
            case TOTAL -> CapPeriod.TOTAL;
            case MONTHLY -> CapPeriod.MONTHLY;
            case DAILY -> CapPeriod.DAILY;
        };
    }
}
