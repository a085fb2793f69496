package io.plumbline.web.portal.payout;

import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRequest;
import io.plumbline.campaign.api.PayoutRequests;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.Payouts;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.ListFilter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Named
@RequestScoped
public class PayoutListView {

    private static final int MOST_REQUESTS = 200;

    @Inject
    private Payouts payouts;
    @Inject
    private PayoutRequests requests;
    @Inject
    private ListFilter filter;
    @Inject
    private Range range;

    private Page<PayoutRun> page;
    private LocalDate periodEnd;
    private String currency;
    private UUID advertiserId;
    private String note;

    @PostConstruct
    void read() {
        page = payouts.list(filter.page());
        periodEnd = range.getToday().withDayOfMonth(1).minusDays(1);
    }

    public String prepare() {
        String given = currency == null || currency.isBlank() ? null : currency.strip();
        PayoutRun run = payouts.prepare(new PayoutOrder(periodEnd, given, advertiserId, note == null || note.isBlank() ? null : note.strip()));
        return "/app/payouts/view.xhtml?faces-redirect=true&id=" + run.id();
    }

    public List<PayoutRun> getRows() {
        return new ArrayList<>(page.items());
    }

    public List<PayoutRequest> getRequests() {
        return new ArrayList<>(requests.list(null, PageRequest.first(MOST_REQUESTS)).items().stream().filter(r -> r.state().equals("open")).toList());
    }

    public String getNextLink() {
        return filter.next(page);
    }

    public LocalDate getPeriodEnd() {
        return periodEnd;
    }

    public void setPeriodEnd(LocalDate periodEnd) {
        this.periodEnd = periodEnd;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public UUID getAdvertiserId() {
        return advertiserId;
    }

    public void setAdvertiserId(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
