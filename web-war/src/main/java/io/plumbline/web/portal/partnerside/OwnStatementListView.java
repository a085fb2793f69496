package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.Payees;
import io.plumbline.campaign.api.PayoutRequest;
import io.plumbline.campaign.api.PayoutRequests;
import io.plumbline.campaign.api.Statement;
import io.plumbline.campaign.api.Statements;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.portal.ListFilter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A partner's statements, what is owed besides, and the wish to be paid it. */
@Named
@RequestScoped
public class OwnStatementListView {

    private static final int MOST_REQUESTS = 200;

    @Inject
    private Statements statements;
    @Inject
    private PayoutRequests requests;
    @Inject
    private Payees payees;
    @Inject
    private Authority authority;
    @Inject
    private ListFilter filter;

    private UUID partnerId;
    private Page<Statement> page;
    private Payee payee;
    private List<Money> balances;
    private Map<String, UUID> open;

    @PostConstruct
    void read() {
        partnerId = authority.requirePartner();
        page = statements.list(partnerId, null, filter.page());
        payee = payees.get(partnerId);
        balances = requests.balances(partnerId);
        open = requests.list(partnerId, PageRequest.first(MOST_REQUESTS)).items().stream().filter(r -> r.state().equals("open"))
                .collect(Collectors.toMap(PayoutRequest::currency, PayoutRequest::id));
    }

    public String ask(String currency) {
        requests.ask(partnerId, currency);
        return said("statements.said.asked");
    }

    public String withdraw(String currency) {
        requests.withdraw(open.get(currency));
        return said("statements.said.withdrawn");
    }

    private static String said(String key) {
        OwnWords.say(key);
        return "/partner/statements/list.xhtml?faces-redirect=true";
    }

    public boolean asked(String currency) {
        return open.containsKey(currency);
    }

    public List<Statement> getRows() {
        return new ArrayList<>(page.items());
    }

    public List<Money> getBalances() {
        return balances;
    }

    public List<String> getGaps() {
        return payee.gaps();
    }

    public String getHeldReason() {
        return payee.heldReason();
    }

    public String getNextLink() {
        return filter.next(page);
    }
}
