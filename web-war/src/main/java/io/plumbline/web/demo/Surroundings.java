package io.plumbline.web.demo;

import io.plumbline.campaign.api.FxRate;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.User;
import io.plumbline.campaign.api.UserDraft;
import io.plumbline.campaign.api.Users;
import io.plumbline.reporting.api.CustomerValues;
import io.plumbline.reporting.api.ModelRuns;
import io.plumbline.reporting.api.SavedReports;
import io.plumbline.reporting.api.ValueOrder;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.CostEntry;
import io.plumbline.tracking.api.Costs;
import io.plumbline.tracking.api.ImportKind;
import io.plumbline.tracking.api.ImportOrder;
import io.plumbline.tracking.api.Imports;
import io.plumbline.tracking.api.LeadConfirmations;
import io.plumbline.tracking.api.LeadMove;
import io.plumbline.tracking.api.LeadPolicies;
import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.LeadSubmission;
import io.plumbline.tracking.api.Leads;
import io.plumbline.web.demo.Happening.Reported;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is about the events: rates, costs, leads, files, saved reports, colleagues. */
@ApplicationScoped
public class Surroundings {

    private static final int CHUNK = 500;
    private static final int LEAD_STAGES = 1_000;
    private static final int CHAPTER = 200;
    private static final List<String> PEOPLE = List.of("Ada Moreau", "Ben Okafor", "Carla Lindqvist", "Deniz Yilmaz", "Edith Novak", "Farid Haddad", "Greta Olsen", "Hugo Martin", "Ines Duarte");
    /** The others who were asked have not answered yet. */
    private static final int CONFIRMS = 3;
    private static final int PATIENCE = 300;
    private static final long PAUSE_MILLIS = 100;
    private static final SecureRandom SECRET = new SecureRandom();

    @Inject
    private FxRates rates;
    @Inject
    private Costs costs;
    @Inject
    private Leads leads;
    @Inject
    private LeadConfirmations confirmations;
    @Inject
    private LeadPolicies leadPolicies;
    @Inject
    private Imports imports;
    @Inject
    private SavedReports reports;
    @Inject
    private CustomerValues values;
    @Inject
    private ModelRuns runs;
    @Inject
    private Users users;

    /** A walk from rates that were once true; banks publish none at weekends. */
    void rates(long seed, LocalDate today) {
        Dice dice = new Dice(seed + 2);
        double usd = 1.09;
        double gbp = 0.845;
        double chf = 0.952;
        for (LocalDate day = today.minusDays(Streams.DAYS + 30L); !day.isAfter(today); day = day.plusDays(1)) {
            usd *= dice.between(0.9965, 1.0035);
            gbp *= dice.between(0.998, 1.002);
            chf *= dice.between(0.9985, 1.0015);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                rate(day, "USD", usd);
                rate(day, "GBP", gbp);
                rate(day, "CHF", chf);
            }
        }
    }

    /** What measurement pages show of models: customer value of all that could be learned from, the journeys of the last month, and experiments without a difference. */
    void models(World world, LocalDate today, Instant told) {
        UUID shop = world.advertisers.get(Business.SHOP);
        values.start(new ValueOrder(shop, "sale", "bg-nbd", "gamma-gamma", null, today.minusDays(1), "week", null, null, null));
        values.start(new ValueOrder(shop, "sale", "pareto-nbd", "gamma-gamma", "channel", today.minusDays(1), "week", null, null, null));
        runs.start("attribution", shop, "{\"from\":\"" + today.minusDays(30) + "\",\"to\":\"" + today + "\",\"goal\":\"sale\",\"lookbackDays\":30,\"by\":\"channel\"}");
        runs.start("attribution", world.advertisers.get(Business.SAAS), "{\"from\":\"" + today.minusDays(60) + "\",\"to\":\"" + today + "\",\"interval\":\"week\",\"by\":\"campaign\"}");
        runs.start("attribution", shop, "{\"from\":\"" + today.minusDays(30) + "\",\"to\":\"" + today + "\",\"goal\":\"sale\",\"by\":\"channel\",\"asOf\":\"" + told + "\"}");
        for (String weights : List.of("[1,1]", "[9,1]")) {
            runs.start("experiment-peeking", shop, "{\"rate\":0.01,\"unitsPerLook\":500,\"looks\":60,\"runs\":500,\"weights\":" + weights + ",\"alpha\":0.05,\"seed\":1}");
            runs.start("experiment-peeking", shop, "{\"rate\":0.1,\"unitsPerLook\":200,\"looks\":60,\"runs\":1000,\"weights\":" + weights + ",\"alpha\":0.05,\"seed\":1}");
        }
    }

    private void rate(LocalDate day, String quote, double rate) {
        rates.set(new FxRate(day, "EUR", quote, BigDecimal.valueOf(rate).setScale(4, RoundingMode.HALF_EVEN), "demo"));
    }

    void costs(World world, List<MediaCosts.Line> lines) {
        for (Business business : Business.values()) {
            List<MediaCosts.Line> own = lines.stream().filter(line -> line.stream().business() == business).toList();
            put(own.stream().map(line -> cost(world, line, line.first() == null ? line.cost() : line.first())).toList());
            put(own.stream().filter(line -> line.first() != null).map(line -> cost(world, line, line.cost())).toList());
        }
    }

    private void put(List<CostEntry> entries) {
        for (int i = 0; i < entries.size(); i += CHUNK) {
            costs.put(entries.subList(i, Math.min(entries.size(), i + CHUNK)));
        }
    }

    private static CostEntry cost(World world, MediaCosts.Line line, String cost) {
        Stream stream = line.stream();
        return new CostEntry(Ids.next(), world.advertisers.get(stream.business()), line.day(), null, world.campaigns.get(stream.campaign()).id(), cost,
                stream.business().currency, stream.source() + "-account", stream.link(), null, line.keyword(), line.impressions(), line.clicks(), null, null);
    }

    /** Sales staff takes days over each lead and loses half of them. */
    void leads(long seed, World world, Instant now) {
        Dice dice = new Dice(seed + 3);
        List<LeadMove> stages = new ArrayList<>();
        for (Reported told : world.conversions.values()) {
            if (told.goal().equals("demo-request") || told.goal().equals("consultation")) {
                UUID click = told.click() >= 0 ? world.clicks.get(told.click()) : null;
                UUID advertiser = world.advertisers.get(told.business());
                boolean qualified = dice.happens(0.7);
                boolean won = qualified && dice.happens(0.42);
                stage(stages, advertiser, told, click, "new", told.at(), null, null, now);
                stage(stages, advertiser, told, click, qualified ? "qualified" : "disqualified", told.at().plus(Duration.ofHours(5 + dice.below(60))), null,
                        qualified ? null : "No budget", now);
                if (qualified) {
                    String value = Integer.toString(told.business() == Business.SAAS ? 1200 + 100 * dice.below(40) : 90 + 10 * dice.below(30)) + ".00";
                    stage(stages, advertiser, told, click, won ? "won" : "lost", told.at().plus(Duration.ofDays(4 + dice.below(16))), won ? value : null,
                            won ? null : "Chose another supplier", now);
                }
            }
        }
        for (int from = 0; from < Math.min(stages.size(), LEAD_STAGES); from += CHAPTER) {
            leads.moveAll(stages.subList(from, Math.min(stages.size(), from + CHAPTER)));
        }
        handedIn(new Dice(seed + 4), world, now);
    }

    /** What review partners bring themselves: paid for the lead, and for what sales makes of it. */
    private void handedIn(Dice dice, World world, Instant now) {
        UUID saas = world.advertisers.get(Business.SAAS);
        List<LeadPolicy.Rule> rules = new ArrayList<>(LeadPolicy.STANDARD.rules());
        rules.add(LeadPolicy.Rule.paying(LeadStage.WON, "subscription", LeadPolicy.Worth.DEAL, LeadPolicy.TakeBack.LOST));
        leadPolicies.set(saas, null, null, LeadPolicy.STANDARD.with(rules).naming(Map.of("Demo held", LeadStage.OPPORTUNITY)));
        List<String> ends = List.of("won", "won", "Demo held", "lost", "contacted", "disqualified", "new", "Paused by customer", "Demo held");
        for (int i = 0; i < PEOPLE.size(); i++) {
            Instant came = now.minus(Duration.ofDays(28 - 3L * i)).minus(Duration.ofMinutes(dice.below(600)));
            UUID lead = handedIn(world, "saas-partners", "reviewstack", "demo-request", PEOPLE.get(i), i % 4 == 3, came);
            if (i == CONFIRMS) {
                confirm(lead);
            }
            said(lead, "sql", came.plus(Duration.ofHours(20)), null, i < 4);
            said(lead, ends.get(i), came.plus(Duration.ofDays(2)), i < 2 ? 1800 + 100 * dice.below(12) + ".00" : null, !ends.get(i).equals("new"));
        }
        for (int i = 0; i < 3; i++) {
            handedIn(world, "shop-affiliate", "sparfuchs", "newsletter", PEOPLE.get(i + 3), false, now.minus(Duration.ofDays(9 - 2L * i)));
        }
        handedIn(world, "shop-affiliate", "sparfuchs", "newsletter", PEOPLE.get(3), false, now.minus(Duration.ofDays(1)));
    }

    private UUID handedIn(World world, String campaign, String partner, String goal, String person, boolean asks, Instant came) {
        String[] name = person.split(" ");
        return leads.take(new LeadSubmission(null, goal, null, LeadSubmission.Origin.partner(world.campaigns.get(campaign).id(), world.partners.get(partner).id()), null,
                new LeadSubmission.Contact(name[0].toLowerCase(Locale.ROOT) + "@" + name[1].toLowerCase(Locale.ROOT) + ".example", null, person, name[1] + " Ltd"), Map.of("team", "5 to 20"),
                new LeadSubmission.Consent("terms 2026-03", came, "203.0.113.77"), null, null, asks, null, came, "en")).leadId();
    }

    /** As its owner does by the link in the letter. */
    private void confirm(UUID lead) {
        String link = confirmations.of(lead).link();
        confirmations.confirm(link.substring(link.indexOf("?t=") + "?t=".length()), "203.0.113.77");
    }

    private void said(UUID lead, String stage, Instant at, String value, boolean happened) {
        if (happened) {
            leads.move(LeadMove.of(lead, stage, at, null, LeadSource.WEBHOOK, value, value == null ? null : Business.SAAS.currency, null));
        }
    }

    private static void stage(List<LeadMove> stages, UUID advertiser, Reported told, UUID click, String stage, Instant at, String value, String reason, Instant now) {
        if (!at.isAfter(now)) {
            stages.add(new LeadMove(advertiser, null, null, told.transaction(), stage, at, null, LeadSource.FILE, null, null, null, click == null ? null : click.toString(), value,
                    value == null ? null : told.business().currency, reason, null));
        }
    }

    /** Two files: one as it should be, one as they often are. They are done before anything else is told: both would write the same counts. */
    void files(World world, LocalDate today) {
        StringBuilder till = new StringBuilder("time,goal,customer_id,transaction_id,value,currency,status\n");
        for (int i = 1; i <= 14; i++) {
            till.append(today.minusDays(30L - i)).append("T14:0").append(i % 10).append(":00Z,sale,shop-person-").append(i * 97).append(",TILL-").append(5000 + i).append(',')
                    .append(38 + i * 7).append(".90,EUR,approved\n");
        }
        await(start(world, ImportKind.CONVERSIONS, "sale", "till.csv", till.toString()));
        String print = "date;channel;campaign;cost;currency\n"
                + today.minusDays(21) + ";;Printed catalogue;18.00;EUR\n" + today.minusDays(14) + ";;Printed catalogue;18.00;EUR\n"
                + today.minusDays(9) + ";;Printed katalogue;18.00;EUR\n" + today.minusDays(7) + ";;Printed catalogue;about 18;EUR\n"
                + "last week;;Printed catalogue;9.00;EUR\n" + today.minusDays(2) + ";;Printed catalogue;9.50;EUR\n";
        await(start(world, ImportKind.COSTS, null, "printing-costs.csv", print));
    }

    private void await(UUID file) {
        for (int i = 0; i < PATIENCE && !Set.of("completed", "failed").contains(imports.get(file).status()); i++) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The server stops", stop);
            }
        }
    }

    private UUID start(World world, ImportKind kind, String goal, String name, String text) {
        return imports.start(new ImportOrder(kind, world.advertisers.get(Business.SHOP), goal, null, name, false, Map.of()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** @param told before results were reviewed and costs corrected */
    void reports(Instant told) {
        reports.save("Channels, as known before results were reviewed", true, "d=channel&m=clicks,conversions,revenue,cost,payout,roas&sort=-revenue&asOf=" + told.truncatedTo(ChronoUnit.SECONDS));
        reports.save("Channels by revenue", true, "d=channel&m=clicks,conversions,revenue,cost,payout,roas&sort=-revenue");
        reports.save("Partners by payout", true, "d=partner,campaign&m=clicks,conversions,revenue,payout,epc&sort=-payout");
        reports.save("Keywords of paid search", true, "d=keyword&m=clicks,conversions,cr,revenue&f=channel:paid-search&sort=-clicks");
    }

    /** One colleague a role. Nobody knows their passwords; an administrator sets one to sign in as them. */
    void colleagues(World world) {
        Set<String> known = users.list().stream().map(User::login).collect(Collectors.toSet());
        colleague(known, "demo-marketer", "Mara Keller", Role.MARKETER, null, null);
        colleague(known, "demo-analyst", "Jonas Brandt", Role.ANALYST, null, null);
        colleague(known, "demo-finance", "Priya Nair", Role.FINANCE, null, null);
        colleague(known, "demo-approver", "Theo Lindqvist", Role.APPROVER, null, null);
        colleague(known, "demo-shop", "Lena Hoff (shop only)", Role.MARKETER, world.advertisers.get(Business.SHOP), null);
        colleague(known, "demo-partner", "Sparfuchs Gutscheine", Role.PARTNER, null, world.partners.get("sparfuchs").id());
    }

    private void colleague(Set<String> known, String login, String name, Role role, UUID advertiser, UUID partner) {
        if (!known.contains(login)) {
            byte[] password = new byte[24];
            SECRET.nextBytes(password);
            users.add(new UserDraft(login, name, HexFormat.of().formatHex(password), role, advertiser, partner, true));
        }
    }
}
