package io.plumbline.tracking.backtest;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.BackTest;
import io.plumbline.campaign.api.Proposal;
import io.plumbline.campaign.api.Proposals;
import io.plumbline.campaign.api.Trials;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.tracking.api.BackTestRequest;
import io.plumbline.tracking.api.BackTests;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

@Stateless
public class BackTestDesk implements BackTests {

    @Inject
    private Sql sql;
    @Inject
    private Agreements agreements;
    @Inject
    private Proposals proposals;
    @Inject
    private Trials trials;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Override
    public BackTest run(BackTestRequest request) {
        authority.requireStaff();
        YearMonth from = month(request.from());
        YearMonth to = month(request.to());
        boolean told = request.terms() != null || request.proposalId() != null;
        boolean ordered = from != null && to != null && !to.isBefore(from);
        new Check().that(told, "terms", "required", "Give terms, or a proposal.")
                .that(from != null, "from", "month-malformed", "Write a month as 2026-01.").that(to != null, "to", "month-malformed", "Write a month as 2026-01.")
                .that(from == null || to == null || ordered, "to", "before-start", "The end lies after the start.")
                .that(!ordered || to.isBefore(from.plusMonths(MOST_MONTHS)), "to", "too-many", "At most " + MOST_MONTHS + " months.").done();
        Agreement terms = agreements.imagine(terms(request));
        StoredResults results = new StoredResults(sql, terms, start(from), start(to.plusMonths(1)));
        if (results.count() > MOST_RESULTS) {
            throw new Conflict("back-test-too-large", "More than " + MOST_RESULTS + " conversions; try fewer months.");
        }
        Instant now = clock.instant();
        BackTest outcome = trials.run(terms, from, to, results, now);
        if (request.proposalId() != null) {
            proposals.tested(request.proposalId(), new Proposal.BackTested(now, authority.caller().name(), outcome.from(), outcome.to(), outcome.results(),
                    outcome.paid(), outcome.wouldPay()));
        }
        return outcome;
    }

    private AgreementDraft terms(BackTestRequest request) {
        return request.proposalId() == null ? request.terms() : proposals.get(request.proposalId()).terms();
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static YearMonth month(String text) {
        try {
            return text == null ? null : YearMonth.parse(text);
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
