package io.plumbline.tracking.trial;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.TrafficRules;
import io.plumbline.tracking.api.TrafficTrials;
import io.plumbline.tracking.api.Trial;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

@Stateless
public class TrialDesk implements TrafficTrials {

    private static final int MOST_OPEN = 10;
    private static final Duration LONGEST = Duration.ofDays(93);

    @Inject
    private Trials trials;
    @Inject
    private TrafficRules rules;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Clock clock;

    @Override
    public UUID start(int version, Instant from, Instant to, UUID advertiserId) {
        authority.require(Role.MARKETER, Role.FINANCE);
        rules.get(version);
        boolean whole = from != null && to != null;
        new Check().that(whole, "from", "required", "Say from when to when.")
                .that(!whole || from.isBefore(to) && !to.isAfter(from.plus(LONGEST)), "to", "period-malformed", "A period of at most " + LONGEST.toDays() + " days.").done();
        if (trials.open() >= MOST_OPEN) {
            throw new Conflict("trials-too-many", "Ten trials wait already. Try again when some are done.");
        }
        return trials.add(Ids.next(), version, from, to, advertiserId, authority.caller().name(), clock.instant());
    }

    @Override
    public Trial get(UUID id) {
        rules.active();
        return trials.find(id).orElseThrow(() -> new NotFound("traffic-trial", id));
    }

    @Override
    public Page<Trial> list(PageRequest page) {
        rules.active();
        return page.page(trials.list(page), Trial::id);
    }

    @Override
    public Page<Trial.Change> changes(UUID id, PageRequest page) {
        get(id);
        return page.page(trials.changes(id, page.after(), page.limit() + 1), Trial.Change::eventId);
    }

    @Override
    public Trial decide(UUID id, boolean approve, String note) {
        authority.require(Role.FINANCE);
        new Check().optionalText("note", note, 500).done();
        Trial trial = get(id);
        String by = authority.caller().name();
        if (approve && rules.active().rules().fourEyes() && by.equals(trial.askedBy())) {
            throw new Forbidden("Who asked for a trial does not approve it: this workspace wants four eyes.");
        }
        if (!trials.decide(id, approve, by, note, clock.instant())) {
            boolean decided = get(id).decidedBy() != null;
            throw decided ? new Conflict("already-decided", "Somebody has decided about this already.")
                    : new Conflict("nothing-proposed", "This trial proposes nothing, or not yet.");
        }
        audit.note(approve ? "approved" : "rejected", "traffic-trial", id, "Rules " + trial.rules(), trial.advertiserId(), null, trial);
        return get(id);
    }
}
