package io.plumbline.tracking.lead;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Json;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.LeadPolicies;
import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.api.LeadPolicy.Rule;
import io.plumbline.tracking.api.LeadPolicy.Verdict;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.OptIn;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.conversion.Counts;
import io.plumbline.tracking.conversion.LeadRuling.Wish;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

@Stateless
public class LeadPolicyDesk implements LeadPolicies {

    private static final int MOST_NAMES = 200;
    private static final int MOST_WORDS = 50;
    private static final int MAX_BODY = 30_000;
    private static final int MAX_DAYS = 3_650;

    @Inject
    private PolicyBook book;
    @Inject
    private Learning learning;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Goals goals;
    @Inject
    private AuditTrail audit;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;
    @Inject
    private Event<Counted> counted;

    @Override
    public Kept of(UUID advertiserId, UUID campaignId) {
        authority.requireStaff();
        scoped(advertiserId, campaignId);
        return book.kept(advertiserId, campaignId);
    }

    @Override
    public List<Kept> list() {
        authority.requireStaff();
        return book.list(authority.advertiserScope().orElse(null));
    }

    @Override
    public Kept set(UUID advertiserId, UUID campaignId, Long expectedVersion, LeadPolicy policy) {
        authority.require(Role.MARKETER);
        scoped(advertiserId, campaignId);
        check(advertiserId, policy);
        Kept before = book.own(campaignId == null ? advertiserId : campaignId).orElse(null);
        Stale.unless("lead-policy", expectedVersion, before == null ? 0 : before.version());
        Instant now = clock.instant();
        Kept after = new Kept(advertiserId, campaignId, before == null ? 1 : before.version() + 1, policy, now, authority.caller().name());
        if (!book.put(after, before == null ? 0 : before.version())) {
            Stale.unless("lead-policy", -1L, after.version());
        }
        audit.note("change", "lead-policy", campaignId == null ? advertiserId : campaignId, null, advertiserId, before == null ? null : before.policy(), policy);
        Counts counts = new Counts();
        learning.learn(advertiserId, now, counts);
        counts.tell(counted);
        return after;
    }

    @Override
    public Trial tryOut(UUID advertiserId, UUID campaignId, LeadPolicy policy, List<String> words) {
        authority.requireStaff();
        scoped(advertiserId, campaignId);
        new Check().that(words.size() <= MOST_WORDS, "words", "too-many", "At most " + MOST_WORDS + " words.").done();
        List<LeadStage> read = new ArrayList<>();
        List<Ladder.Step> steps = new ArrayList<>();
        Instant at = clock.instant();
        for (String word : words) {
            LeadStage stage = word == null || word.isBlank() ? null : StageWords.read(word, policy).orElse(null);
            read.add(stage);
            if (stage != null) {
                at = at.plusSeconds(1);
                steps.add(Ladder.Step.to(stage, at));
            }
        }
        if (steps.isEmpty()) {
            return new Trial(read, null, Map.of());
        }
        Ladder ladder = Ladder.of(steps);
        Wishes wishes = new Wishes(policy, ladder, OptIn.NONE);
        Map<String, String> told = new LinkedHashMap<>();
        told.put(Paying.OWN, told(wishes.own()));
        wishes.ofStages().forEach((stage, wish) -> told.put(stage.key(), told(wish)));
        return new Trial(read, ladder.present(), told);
    }

    private static String told(Wish wish) {
        return wish.status().key();
    }

    private void scoped(UUID advertiserId, UUID campaignId) {
        new Check().that(advertiserId != null, "advertiserId", "required", "Say whose leads they are.").done();
        advertisers.get(advertiserId);
        if (campaignId != null && campaigns.find(campaignId).filter(campaign -> campaign.advertiserId().equals(advertiserId)).isEmpty()) {
            throw new NotFound("campaign", campaignId);
        }
    }

    private void check(UUID advertiserId, LeadPolicy policy) {
        Check check = new Check().that(policy.dedupeDays() >= 0 && policy.dedupeDays() <= MAX_DAYS, "dedupeDays", "out-of-range", "0 to " + MAX_DAYS + " days.")
                .that(policy.confirmDays() >= 1 && policy.confirmDays() <= 30, "confirmDays", "out-of-range", "1 to 30 days.")
                .that(policy.names().size() <= MOST_NAMES, "names", "too-many", "At most " + MOST_NAMES + " words.")
                .that(policy.names().keySet().stream().allMatch(name -> !StageWords.plain(name).isEmpty() && name.length() <= 64), "names", "word-malformed", "A word has 1 to 64 characters.")
                .that(policy.names().values().stream().noneMatch(Objects::isNull), "names", "stage-unknown", "Each word stands for a stage.")
                .that(policy.rules().stream().map(Rule::stage).distinct().count() == policy.rules().size(), "rules", "rule-repeated", "One rule a stage.")
                .that(Json.write(policy).length() <= MAX_BODY, "rules", "too-long", "This is too much for one policy.");
        for (int i = 0; i < policy.rules().size(); i++) {
            check(advertiserId, policy.rules().get(i), "rules/" + i, check);
        }
        check.done();
    }

    private void check(UUID advertiserId, Rule rule, String where, Check check) {
        check.that(rule.stage() != null, where + "/stage", "required", "Say which stage.");
        check.that(rule.goal() == null || rule.stage() == null || rule.stage().isOnLadder(), where + "/goal", "stage-pays-not", "Only stages of the ladder have a conversion of their own.");
        check.that(rule.goal() == null || goals.find(advertiserId, rule.goal()).isPresent(), where + "/goal", "goal-unknown", "The advertiser has no goal with this key.");
        boolean refuses = rule.decides() == Verdict.REJECT && rule.reason() != null;
        check.that(!refuses || ReasonCode.named(rule.reason()).filter(code -> code.fits(ConversionStatus.REJECTED)).isPresent(), where + "/reason", "reason-code-unknown",
                "There is no such reason for a rejection; GET /conversion-reasons lists them.");
        if (rule.stage() != null && rule.stage() == LeadStage.NEW && rule.decides() == Verdict.REJECT) {
            throw new Invalid(where + "/decides", "stage-refuses-all", "A rule that rejects whoever is new would reject everybody.");
        }
    }
}
