package io.plumbline.web.portal.payout;

import io.plumbline.campaign.api.Statement;
import io.plumbline.campaign.api.Statements;
import io.plumbline.shared.Page;
import io.plumbline.web.portal.ListFilter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

@Named
@RequestScoped
public class StatementListView {

    @Inject
    private Statements statements;
    @Inject
    private ListFilter filter;

    private Page<Statement> page;

    @PostConstruct
    void read() {
        page = statements.list(filter.partner(), null, filter.page());
    }

    public List<Statement> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }
}
