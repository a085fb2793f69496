package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.Proposal;
import io.plumbline.campaign.api.Proposals;
import io.plumbline.campaign.api.TermsPolicy;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Page;
import io.plumbline.shared.Role;
import io.plumbline.web.portal.ListFilter;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/** Changes of terms that wait, and what became of the others; for admins also what a change needs. */
@Named
@RequestScoped
public class ProposalListView {

    @Inject
    private Proposals proposals;
    @Inject
    private ListFilter filter;
    @Inject
    private Authority authority;

    private Page<Proposal> page;
    private boolean secondPerson;
    private boolean backTest;
    private boolean standardAgreed;

    @PostConstruct
    void read() {
        page = proposals.list(filter.campaign(), filter.partner(), null, filter.page());
        TermsPolicy policy = proposals.policy();
        secondPerson = policy.secondPerson();
        backTest = policy.backTest();
        standardAgreed = policy.standardAgreed();
    }

    public String keep() {
        proposals.policy(new TermsPolicy(secondPerson, backTest, standardAgreed));
        Words.say("proposals.policy.kept");
        return "/app/agreements/proposals.xhtml?faces-redirect=true";
    }

    public boolean isAdmin() {
        return authority.has(Role.ADMIN);
    }

    public List<Proposal> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }

    public boolean isSecondPerson() {
        return secondPerson;
    }

    public void setSecondPerson(boolean secondPerson) {
        this.secondPerson = secondPerson;
    }

    public boolean isStandardAgreed() {
        return standardAgreed;
    }

    public void setStandardAgreed(boolean standardAgreed) {
        this.standardAgreed = standardAgreed;
    }

    public boolean isBackTest() {
        return backTest;
    }

    public void setBackTest(boolean backTest) {
        this.backTest = backTest;
    }
}
