package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.Mail;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConsentBasis;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadMove;
import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.api.LeadPolicy.Rule;
import io.plumbline.tracking.api.LeadPolicy.TakeBack;
import io.plumbline.tracking.api.LeadPolicy.Worth;
import io.plumbline.tracking.api.LeadReceipt;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.LeadSubmission;
import io.plumbline.tracking.api.Leads;
import io.plumbline.tracking.lead.Salesroom;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A shop with a sales team: a lead earns five, the second stage twenty more, and what is won a tenth of the deal. */
final class LeadFloor {

    static final String LEAD = "lead";
    static final String QUALIFIED = "qualified";
    static final String DEAL = "deal";

    final Shopfloor shop;
    final Salesroom room = new Salesroom();
    /** What conversions were asked for, in order. */
    final List<ConversionReport> reported = new ArrayList<>();
    /** Clicks that were waited for, in order. */
    final List<String> settled = new ArrayList<>();
    private final Map<String, Goal> goals;

    LeadFloor(Databases database) {
        shop = new Shopfloor(database);
        goals = Map.of(LEAD, goal(LEAD, GoalKind.LEAD), QUALIFIED, goal(QUALIFIED, GoalKind.CUSTOM), DEAL, goal(DEAL, GoalKind.SALE));
        shop.rates = List.of(new Rate(Pricing.CPL, LEAD, new Price(new BigDecimal("5"), "EUR"), null, List.of(), null, null),
                new Rate(Pricing.CPA, QUALIFIED, new Price(new BigDecimal("20"), "EUR"), null, List.of(), null, null), Shopfloor.cps(null));
        List<Object> more = new ArrayList<>(List.of(new LeadRuling(), new LeadEvidence(), reader(), Shopfloor.only(Goals.class, "find", args -> goals.get(String.valueOf(args[args.length - 1]))),
                Shopfloor.only(Campaigns.class, "find", args -> null), Shopfloor.only(Mail.class, "isThere", args -> false), Shopfloor.only(Workspace.class, "baseUrl", args -> "https://ours.example")));
        more.addAll(room.parts());
        shop.join(more);
        policy(LeadPolicy.STANDARD);
    }

    private Goal goal(String key, GoalKind kind) {
        return new Goal(Ids.next(), 0, shop.advertiser, key, key, kind, null, 30, 1, Shopfloor.NOON);
    }

    /** The standard, where the second stage and the end pay too. */
    void policy(LeadPolicy standard) {
        List<Rule> rules = new ArrayList<>(standard.rules());
        rules.add(Rule.paying(LeadStage.MQL, QUALIFIED, Worth.GOAL, TakeBack.LEFT));
        rules.add(Rule.paying(LeadStage.WON, DEAL, Worth.DEAL, TakeBack.LOST));
        shop.tx(() -> room.policies().set(shop.advertiser, null, null, standard.with(rules)));
    }

    private Intake reader() {
        return new Intake() {
            @Override
            public Claimed read(ConversionReport report, Instant now) {
                reported.add(report);
                Goal goal = goals.get(report.goal());
                Money amount = report.amount() == null ? Money.zero("EUR") : Money.of(report.amount(), report.currency());
                Advertiser advertiser = new Advertiser(shop.advertiser, 0, "Shop", "EUR", "UTC", "https://shop.example", List.of(), null, false, Shopfloor.NOON);
                return new Claimed(report, advertiser, goal, null, false, false, amount, report.amount() != null, report.occurredAt(), StatusWord.read(report.status()),
                        report.emailSha256(), List.of(), PartsText.read(report, amount, report.amount() != null, List.of()), new ConsentDecision(ConsentBasis.SERVER, null, true, true, false, true, true,
                        ConsentDecision.Address.TRUNCATED, false, null, null));
            }
        };
    }

    LeadReceipt take(String email, boolean optIn) {
        return shop.tx(() -> room.leads().take(submission(email, optIn, null)));
    }

    LeadSubmission submission(String email, boolean optIn, String externalId) {
        return new LeadSubmission(shop.advertiser, LEAD, externalId, LeadSubmission.Origin.form("contact", null), null, new LeadSubmission.Contact(email, null, "Jane Doe", null), null, null,
                null, null, optIn, null, null, "de");
    }

    LeadMove said(UUID lead, String stage, Instant at, String eventId, String amount) {
        return LeadMove.of(lead, stage, at, eventId, LeadSource.WEBHOOK, amount, amount == null ? null : "EUR", null);
    }

    List<Leads.Moved> move(LeadMove... moves) {
        return shop.tx(() -> room.leads().moveAll(List.of(moves)));
    }

    Lead lead(UUID id) {
        return shop.tx(() -> room.leads().get(id));
    }

    /** The link as it stands in the mail. */
    String token(UUID lead) {
        String link = shop.tx(() -> room.confirmations().of(lead)).link();
        return link.substring(link.indexOf("?t=") + 3).replaceFirst("&.*", "");
    }
}
