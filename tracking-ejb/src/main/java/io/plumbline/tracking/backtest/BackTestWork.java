package io.plumbline.tracking.backtest;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.BackTest;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.Proposal;
import io.plumbline.campaign.api.Proposals;
import io.plumbline.campaign.api.Trials;
import io.plumbline.campaign.api.Trials.Tried;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The steps of a back-test, each in a transaction: the caller's when there is one, else its own. */
@ApplicationScoped
public class BackTestWork {

    /** What is tried, and where its results come from. */
    record Plan(Trials.Run run, List<Source> sources, long total) {
    }

    @Inject
    private Agreements agreements;
    @Inject
    private Proposals proposals;
    @Inject
    private Trials trials;
    @Inject
    private Sql sql;

    @Transactional
    public Plan begin(AgreementDraft draft, YearMonth from, YearMonth to) {
        Agreement terms = agreements.imagine(draft);
        Instant first = start(from);
        Instant end = start(to.plusMonths(1));
        List<Source> sources = new ArrayList<>(List.of(new StoredResults(sql, terms, first, end)));
        if (trials.concernsTouches(terms, from, to)) {
            sources.add(new StoredTouches(sql, terms, Occasion.CLICK, first, end));
            sources.add(new StoredTouches(sql, terms, Occasion.IMPRESSION, first, end));
        }
        return new Plan(trials.begin(terms, from, to), sources, sources.stream().mapToLong(Source::count).sum());
    }

    /** @return how many were tried; 0 when the source has no more */
    @Transactional
    public int step(Plan plan, Source source) {
        List<Tried> some = source.next();
        plan.run().take(some);
        return some.size();
    }

    @Transactional
    public BackTest answer(Plan plan) {
        return plan.run().answer();
    }

    /** Noted on the proposal, which may ask for it. */
    @Transactional
    public void note(UUID proposalId, BackTest outcome, String by, Instant now) {
        if (proposalId != null) {
            proposals.tested(proposalId, new Proposal.BackTested(now, by, outcome.from(), outcome.to(), outcome.results(), outcome.paid(), outcome.wouldPay()));
        }
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
