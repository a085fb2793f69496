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
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.BudgetStanding;
import io.plumbline.reporting.api.Budgets;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Stateless
public class BudgetDesk implements Budgets {

    private static final int MOST = 500;
    private static final int PAGE = 200;
    private static final int MOST_ROWS = 10_000;
    /** A report spans at most ten years. */
    private static final int MOST_DAYS = 3600;
    private static final List<String> METRICS = List.of("cost", "payout", "revenue", "clicks");
    /** Results that may still be paid or not. */
    private static final Set<String> UNDECIDED = Set.of("pending", "on-hold");

    @Inject
    private Campaigns campaigns;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Reports reports;
    @Inject
    private Caps caps;
    @Inject
    private Authority authority;
    @Inject
    private FullStops fullStops;

    public BudgetDesk() {
        // for the container
    }

    BudgetDesk(Campaigns campaigns, Advertisers advertisers, Reports reports, Caps caps, Authority authority, FullStops fullStops) {
        this.campaigns = campaigns;
        this.advertisers = advertisers;
        this.reports = reports;
        this.caps = caps;
        this.authority = authority;
        this.fullStops = fullStops;
    }

    /** What is asked of the reports once for all campaigns that share it. */
    private record Asked(LocalDate from, LocalDate to, ZoneId zone, String currency) {
    }

    private record Told(Map<UUID, Sums> sums, List<String> warnings) {

        Sums of(UUID campaign) {
            return sums.getOrDefault(campaign, Sums.NONE);
        }
    }

    @Override
    public List<BudgetStanding> list(UUID advertiser, Instant now) {
        authority.requireStaff();
        Map<Asked, Told> known = new HashMap<>();
        return planned(advertiser).stream().sorted(Comparator.comparing(Campaign::name)).map(campaign -> standing(campaign, now, known)).toList();
    }

    @Override
    public BudgetStanding of(UUID campaign, Instant now) {
        authority.requireStaff();
        return standing(withBudget(campaign), now, new HashMap<>());
    }

    @Override
    public BudgetStanding stopHard(UUID id, Instant now) {
        authority.require(Role.MARKETER);
        Campaign campaign = withBudget(id);
        BigDecimal amount = new BigDecimal(campaign.budget().amount());
        Optional<Limit> there = cap(campaign, CapOf.PAYOUT);
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

    private BudgetStanding standing(Campaign campaign, Instant now, Map<Asked, Told> known) {
        ZoneId zone = ZoneId.of(advertisers.get(campaign.advertiserId()).timeZone());
        Window window = Window.of(campaign.budget(), campaign.startsOn(), campaign.endsOn(), zone, now);
        String currency = campaign.budget().currency();
        LocalDate earliest = window.counted().minusDays(MOST_DAYS);
        Told period = told(new Asked(window.from().isBefore(earliest) ? earliest : window.from(), window.counted(), zone, currency), known);
        Sums recent = window.recentDays() == 0 ? Sums.NONE : told(new Asked(window.recentFrom(), window.recentTo(), zone, currency), known).of(campaign.id());
        Limit holding = cap(campaign, CapOf.PAYOUT).filter(cap -> cap.limit().compareTo(new BigDecimal(campaign.budget().amount())) <= 0).orElse(null);
        BudgetStanding told = new Standing(campaign, window, now).of(period.of(campaign.id()), recent, slots(campaign, now, known), holding, period.warnings());
        return fullStops.isAsked(campaign.id()) ? told.stoppingFully() : told;
    }

    /** Slots of a cap on clicks are taken in blocks before the clicks come. */
    private long slots(Campaign campaign, Instant now, Map<Asked, Told> known) {
        Limit cap = cap(campaign, CapOf.CLICKS).orElse(null);
        if (cap == null) {
            return 0;
        }
        ZoneId zone = ZoneId.of(cap.timeZone());
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate from = cap.periodStart().isBefore(campaign.startsOn()) ? campaign.startsOn() : cap.periodStart();
        if (from.isAfter(today)) {
            return 0;
        }
        long came = told(new Asked(from, today, zone, campaign.budget().currency()), known).of(campaign.id()).clicks();
        return Math.max(0, cap.used().longValue() - came);
    }

    private Optional<Limit> cap(Campaign campaign, CapOf of) {
        return caps.on(campaign.id()).stream().filter(cap -> cap.of() == of && cap.period() == period(campaign)
                && (cap.currency() == null || cap.currency().equals(campaign.budget().currency()))).min(Comparator.comparing(Limit::limit));
    }

    private static CapPeriod period(Campaign campaign) {
        return switch (campaign.budget().period()) {
            case TOTAL -> CapPeriod.TOTAL;
            case MONTHLY -> CapPeriod.MONTHLY;
            case DAILY -> CapPeriod.DAILY;
        };
    }

    private Told told(Asked asked, Map<Asked, Told> known) {
        return known.computeIfAbsent(asked, this::ask);
    }

    private Told ask(Asked asked) {
        Map<UUID, Sums> sums = new HashMap<>();
        String cursor = null;
        List<String> warnings;
        do {
            Answer answer = reports.answer(new Question(asked.from(), asked.to(), asked.zone().getId(), asked.currency(), List.of("campaign", "status"), METRICS, List.of(), null, null,
                    MOST_ROWS, cursor));
            answer.rows().forEach(row -> sums.merge(campaign(row), sums(row), Sums::plus));
            warnings = answer.meta().warnings();
            cursor = answer.next();
        } while (cursor != null);
        return new Told(sums, warnings);
    }

    private static UUID campaign(List<Object> row) {
        return row.get(0) instanceof Answer.Entity known ? UUID.fromString(known.id()) : new UUID(0, 0);
    }

    private static Sums sums(List<Object> row) {
        boolean undecided = UNDECIDED.contains(String.valueOf(row.get(1)));
        BigDecimal payout = number(row.get(3));
        return new Sums(number(row.get(2)), undecided ? BigDecimal.ZERO : payout, undecided ? payout : BigDecimal.ZERO, number(row.get(4)), number(row.get(5)).longValue());
    }

    private static BigDecimal number(Object cell) {
        return cell == null ? BigDecimal.ZERO : new BigDecimal(cell.toString());
    }
}
