package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.BackTest;
import io.plumbline.campaign.api.Proposal;
import io.plumbline.campaign.api.Proposals;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.BackTestJob;
import io.plumbline.tracking.api.BackTestRequest;
import io.plumbline.tracking.api.BackTests;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/** One change of terms: what it would have paid, and what somebody decides about it. */
@Named
@ViewScoped
public class ProposalView implements Serializable {

    private static final Set<String> WITHDRAWABLE = Set.of("draft", "proposed", "scheduled");

    @Inject
    private Proposals proposals;
    @Inject
    private BackTests backTests;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Proposal proposal;
    private BackTestJob job;
    private String from;
    private String to;
    private String reason;

    @PostConstruct
    void read() {
        id = Ids.parse("proposal", request.getParameter("id"));
        proposal = proposals.get(id);
        YearMonth now = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        from = now.minusMonths(2).toString();
        to = now.toString();
        job = backTests.list(id, PageRequest.first(1)).items().stream().findFirst().orElse(null);
    }

    public void tryOut() {
        job = backTests.start(new BackTestRequest(id, null, from, to));
    }

    /** Asked by the page while the test runs. */
    public void look() {
        job = backTests.get(job.id());
        proposal = proposals.get(id);
    }

    public String propose() {
        return done(proposals.propose(id));
    }

    public String approve() {
        return done(proposals.approve(id, reason));
    }

    public String refuse() {
        return done(proposals.refuse(id, reason));
    }

    public String withdraw() {
        return done(proposals.withdraw(id, reason));
    }

    private String done(Proposal now) {
        Words.say("proposal.became." + now.state());
        return "/app/agreements/proposal.xhtml?faces-redirect=true&id=" + id;
    }

    public boolean isDraft() {
        return "draft".equals(proposal.state()) && authority.has(Role.MARKETER);
    }

    /** Whether the person in front of the page may decide, and has not proposed it. */
    public boolean isOpen() {
        return "proposed".equals(proposal.state()) && authority.has(Role.APPROVER, Role.FINANCE) && !authority.caller().name().equals(proposal.proposedBy());
    }

    public boolean isWithdrawable() {
        return WITHDRAWABLE.contains(proposal.state()) && authority.has(Role.MARKETER);
    }

    public boolean isAgreed() {
        return Set.of("scheduled", "in-force", "superseded").contains(proposal.state());
    }

    public Proposal getProposal() {
        return proposal;
    }

    /** The latest test of these terms, or null. */
    public BackTestJob getJob() {
        return job;
    }

    public boolean isRunning() {
        return job != null && job.underWay();
    }

    public int getPercent() {
        return job == null || job.total() == 0 ? 0 : (int) (100 * job.done() / job.total());
    }

    public BackTest getOutcome() {
        return job == null ? null : job.outcome();
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
