package io.plumbline.tracking.outgoing;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.OutgoingRequest;
import io.plumbline.tracking.api.PostbackRule;
import io.plumbline.tracking.api.PostbackRuleDraft;
import io.plumbline.tracking.api.PostbackRules;
import io.plumbline.tracking.api.Rehearsal;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

@Stateless
public class PostbackRuleDesk implements PostbackRules {

    static final Duration OVERLAP = Duration.ofHours(24);
    private static final String WHAT = "postback-rule";
    private static final int MOST_RULES = 1000;
    private static final int MOST_OF_A_PARTNER = 20;
    private static final Set<String> OF_CUSTOMERS = Set.of("customer_id", "ip");
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    private RuleBook book;
    @Inject
    private Example example;
    @Inject
    private Messenger messenger;
    @Inject
    private Seal seal;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Partners partners;
    @Inject
    private AuditTrail audit;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;
    @Inject
    private Clock clock;

    @Override
    public PostbackRule add(PostbackRuleDraft given) {
        PostbackRuleDraft draft = mine(given);
        Rule.Letter letter = Drafts.letter(draft, Map.of(), around());
        checkScope(draft);
        if (authority.isPartner() && book.countOf(authority.requirePartner()) >= MOST_OF_A_PARTNER) {
            throw new Conflict("too-many-rules", "You have " + MOST_OF_A_PARTNER + " rules already; change one of them.");
        }
        if (book.count() >= MOST_RULES) {
            throw new Conflict("too-many-rules", "There are " + MOST_RULES + " rules already; change one of them.");
        }
        PlanStatus status = draft.status() == null ? PlanStatus.DRAFT : draft.status();
        Rule added = new Rule(Ids.next(), 0, draft.name().strip(), Drafts.scope(draft), Drafts.receiver(draft), letter, delay(draft), Rule.Keys.NONE, status, clock.instant());
        book.add(added);
        if (authority.isPartner()) {
            book.give(added.id(), authority.requirePartner());
        }
        return noted("create", null, added);
    }

    @Override
    public PostbackRule amend(UUID id, Long expectedVersion, PostbackRuleDraft given) {
        PostbackRuleDraft draft = mine(given);
        Rule before = forChange(id, expectedVersion);
        Rule.Letter letter = Drafts.letter(draft, before.letter().headers(), around());
        checkScope(draft);
        return replaced("change", before, new Rule(id, before.version() + 1, draft.name().strip(), Drafts.scope(draft), Drafts.receiver(draft), letter, delay(draft), before.keys(),
                before.status(), before.createdAt()));
    }

    @Override
    public PostbackRule move(UUID id, Long expectedVersion, PlanStatus next) {
        Rule before = forChange(id, expectedVersion);
        if (before.status() == next) {
            return before.told(clock.instant());
        }
        if (!before.status().mayBecome(next)) {
            throw new Conflict("transition-not-allowed", "A rule that is " + before.status().key() + " cannot become " + next.key() + ".");
        }
        return replaced(next.key(), before, before.at(before.version() + 1, next));
    }

    @Override
    public PostbackRule get(UUID id) {
        authority.requireReader();
        return scoped(book.find(id), id).told(clock.instant());
    }

    @Override
    public Page<PostbackRule> list(UUID advertiserId, UUID campaignId, UUID partnerId, PlanStatus status, PageRequest page) {
        authority.requireReader();
        Filter where = new Filter().and("id in (select rule_id from tracking.partner_rule where partner_id = ?)", authority.partnerScope().orElse(null)).and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("advertiser_id = ?", advertiserId)
                .and("campaign_id = ?", campaignId).and("partner_id = ?", partnerId).and("status = ?", status == null ? null : status.key());
        return page.page(told(where.page(RuleBook.SELECT, page), where.args()), PostbackRule::id);
    }

    @Override
    public List<PostbackRule> choices() {
        authority.requireStaff();
        UUID only = authority.advertiserScope().orElse(null);
        return only == null ? told(RuleBook.SELECT + " order by name, id limit " + MOST_RULES)
                : told(RuleBook.SELECT + " where advertiser_id = ? order by name, id limit " + MOST_RULES, only);
    }

    @Override
    public String newKey(UUID id) {
        Rule before = forChange(id, null);
        byte[] bits = new byte[KEY_BYTES];
        RANDOM.nextBytes(bits);
        String key = HexFormat.of().formatHex(bits);
        Instant now = clock.instant();
        String previous = before.keys().current();
        replaced("new-key", before, before.keyed(new Rule.Keys(seal.seal(id, key, now), previous, previous == null ? null : now.plus(OVERLAP))));
        return key;
    }

    @Override
    public PostbackRule unsign(UUID id) {
        Rule before = forChange(id, null);
        return replaced("unsign", before, before.keyed(Rule.Keys.NONE));
    }

    @Override
    public Rehearsal rehearse(PostbackRuleDraft given, UUID ruleId, UUID conversionId, boolean send) {
        PostbackRuleDraft draft = mine(given);
        Optional<Rule> rule = ruleId == null ? Optional.empty() : Optional.of(scoped(book.find(ruleId), ruleId));
        Rule.Letter letter = Drafts.letter(draft, rule.map(r -> r.letter().headers()).orElse(Map.of()), around());
        checkScope(draft);
        Example.Case tried = example.of(Drafts.scope(draft), Drafts.receiver(draft), authority.isPartner() ? null : conversionId);
        OutgoingRequest request = Letters.write(letter, rule.map(kept -> Letters.signing(kept, seal, clock.instant())).orElse(List.of()), tried.facts(), Ids.next(), 1, clock.instant());
        Map<String, String> facts = new TreeMap<>(tried.facts());
        facts.keySet().removeAll(authority.isPartner() ? OF_CUSTOMERS : Set.of());
        Messenger carrier = authority.isPartner() ? messenger.outwards() : messenger;
        return new Rehearsal(tried.conversionId(), facts, Secrets.masked(request), send ? carrier.carry(request).answer() : null);
    }

    @Override
    public Map<String, String> macros() {
        Map<String, String> known = new LinkedHashMap<>(Facts.KNOWN);
        known.keySet().removeAll(authority.isPartner() ? OF_CUSTOMERS : Set.of());
        return known;
    }

    private Neighbourhood around() {
        return authority.isPartner() ? messenger.outwards().neighbourhood() : messenger.neighbourhood();
    }

    /** A partner's rule is about its own results, whatever it says, and tells nothing of customers. */
    private PostbackRuleDraft mine(PostbackRuleDraft given) {
        if (!authority.isPartner()) {
            authority.require(Role.MARKETER);
            return given;
        }
        String text = given.url() + " " + given.body() + " " + given.headers();
        OF_CUSTOMERS.forEach(fact -> new Check().that(!new Template(text).asksFor(fact), "url", "macro-unknown", "Nobody knows the macro {" + fact + "}.").done());
        return new PostbackRuleDraft(given.name(), null, null, authority.requirePartner(), given.goals(), given.events(), given.fromFiles(), given.method(), given.url(),
                given.headers(), given.contentType(), given.body(), given.delaySeconds(), given.status(), null, null, given.stages());
    }

    private List<PostbackRule> told(String select, Object... args) {
        Instant now = clock.instant();
        return sql.list(select, Rule::read, args).stream().map(rule -> rule.told(now)).toList();
    }

    /** A rule may name what exists and what its author may see; the campaign and the advertiser have to fit. */
    private void checkScope(PostbackRuleDraft draft) {
        Optional<UUID> only = authority.advertiserScope();
        if (only.isPresent() && !only.get().equals(draft.advertiserId())) {
            throw new Forbidden("This account may only keep rules of its own advertiser.");
        }
        Optional<Campaign> campaign = draft.campaignId() == null ? Optional.empty() : campaigns.find(draft.campaignId());
        new Check().that(draft.advertiserId() == null || advertisers.find(draft.advertiserId()).isPresent(), "advertiserId", "advertiser-not-found", "There is no such advertiser.")
                .that(draft.campaignId() == null || campaign.isPresent(), "campaignId", "campaign-not-found", "There is no such campaign.")
                .that(campaign.isEmpty() || draft.advertiserId() == null || campaign.get().advertiserId().equals(draft.advertiserId()), "campaignId", "campaign-of-another",
                        "The campaign is another advertiser's.")
                .that(draft.partnerId() == null || partners.find(draft.partnerId()).isPresent(), "partnerId", "partner-not-found", "There is no such partner.")
                .that(draft.status() == null || draft.status() == PlanStatus.DRAFT || draft.status() == PlanStatus.ACTIVE, "status", "status-not-allowed", "A rule begins as draft or active.")
                .done();
    }

    private static int delay(PostbackRuleDraft draft) {
        return draft.delaySeconds() == null ? 0 : draft.delaySeconds();
    }

    private Rule forChange(UUID id, Long expectedVersion) {
        if (!authority.isPartner()) {
            authority.require(Role.MARKETER);
        }
        return scoped(Optional.of(book.hold(id, expectedVersion)), id);
    }

    private PostbackRule replaced(String action, Rule before, Rule after) {
        book.replace(after, clock.instant());
        return noted(action, before, after);
    }

    private PostbackRule noted(String action, Rule before, Rule after) {
        Instant now = clock.instant();
        PostbackRule told = after.told(now);
        audit.note(action, WHAT, after.id(), after.name(), after.scope().advertiserId(), before == null ? null : before.told(now), told);
        return told;
    }

    /** Rules for everybody are out of sight for who may see one advertiser: they tell of the others. */
    private Rule scoped(Optional<Rule> found, UUID id) {
        Rule rule = found.orElseThrow(() -> new NotFound(WHAT, id));
        authority.requireAdvertiser(rule.scope().advertiserId(), WHAT, id);
        if (authority.isPartner() && !book.isOf(id, authority.requirePartner())) {
            throw new NotFound(WHAT, id);
        }
        return rule;
    }
}
