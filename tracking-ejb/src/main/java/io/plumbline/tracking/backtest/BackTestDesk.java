package io.plumbline.tracking.backtest;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.BackTest;
import io.plumbline.campaign.api.Proposals;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.BackTestJob;
import io.plumbline.tracking.api.BackTestRequest;
import io.plumbline.tracking.api.BackTests;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.UUID;

@Stateless
public class BackTestDesk implements BackTests {

    private static final String WHAT = "back-test";
    private static final int MOST_OPEN = 10;

    @Inject
    private BackTestBook book;
    @Inject
    private BackTestWork work;
    @Inject
    private Agreements agreements;
    @Inject
    private Proposals proposals;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    private record Asked(AgreementDraft terms, YearMonth from, YearMonth to) {
    }

    @Override
    public BackTest run(BackTestRequest request) {
        Asked asked = read(request);
        BackTestWork.Plan plan = work.begin(asked.terms(), asked.from(), asked.to());
        if (plan.total() > MOST_AT_ONCE) {
            throw new Conflict("back-test-too-large", "More than " + MOST_AT_ONCE + " results; try fewer months, or run it in the background.");
        }
        for (Source source : plan.sources()) {
            int some = work.step(plan, source);
            while (some > 0) {
                some = work.step(plan, source);
            }
        }
        BackTest outcome = work.answer(plan);
        work.note(request.proposalId(), outcome, authority.caller().name(), clock.instant());
        return outcome;
    }

    @Override
    public BackTestJob start(BackTestRequest request) {
        Asked asked = read(request);
        Agreement terms = agreements.imagine(asked.terms());
        if (book.open() >= MOST_OPEN) {
            throw new Conflict("back-tests-too-many", "Ten back-tests wait already. Try again when some are done.");
        }
        BackTestJob job = new BackTestJob(Ids.next(), terms.advertiserId(), terms.campaignId(), terms.partnerId(), request.proposalId(), asked.from().toString(),
                asked.to().toString(), "queued", 0, 0, null, authority.caller().name(), clock.instant(), null, null);
        book.add(job, asked.terms());
        return job;
    }

    @Override
    public BackTestJob get(UUID id) {
        authority.requireStaff();
        BackTestJob found = book.find(id).orElseThrow(() -> new NotFound(WHAT, id));
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        return found;
    }

    @Override
    public Page<BackTestJob> list(UUID proposalId, PageRequest page) {
        authority.requireStaff();
        return page.page(book.list(authority.advertiserScope().orElse(null), proposalId, page), BackTestJob::id);
    }

    private Asked read(BackTestRequest request) {
        authority.requireStaff();
        YearMonth from = month(request.from());
        YearMonth to = month(request.to());
        boolean told = request.terms() != null || request.proposalId() != null;
        boolean ordered = from != null && to != null && !to.isBefore(from);
        new Check().that(told, "terms", "required", "Give terms, or a proposal.")
                .that(from != null, "from", "month-malformed", "Write a month as 2026-01.").that(to != null, "to", "month-malformed", "Write a month as 2026-01.")
                .that(from == null || to == null || ordered, "to", "before-start", "The end lies after the start.")
                .that(!ordered || to.isBefore(from.plusMonths(MOST_MONTHS)), "to", "too-many", "At most " + MOST_MONTHS + " months.").done();
        return new Asked(request.proposalId() == null ? request.terms() : proposals.get(request.proposalId()).terms(), from, to);
    }

    private static YearMonth month(String text) {
        try {
            return text == null ? null : YearMonth.parse(text);
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
