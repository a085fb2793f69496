package io.plumbline.web.portal.order;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Orders;
import io.plumbline.tracking.api.Refund;
import io.plumbline.tracking.api.RefundRegister;
import io.plumbline.tracking.api.ShopOrder;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.security.SignedIn;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Orders beside their conversions, what would follow from them, and refunds that wait. */
@Named
@RequestScoped
public class OrderListView {

    private static final List<String> MATCHES = List.of("proposed", "differing", "unattributed", "matched");
    private static final int REFUNDS = 50;

    @Inject
    private Orders orders;
    @Inject
    private RefundRegister refunds;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;
    @Inject
    private SignedIn signedIn;

    private Page<ShopOrder> page;
    private List<Orders.Sum> sums;
    private List<Refund> waiting;
    private Orders.Applied applied;

    @PostConstruct
    void read() {
        String match = MATCHES.contains(search.value("match")) ? search.value("match") : null;
        page = orders.list(advertiser(), match, search.value("order").isEmpty() ? null : search.value("order"), search.page());
        sums = advertiser() == null ? List.of() : orders.preview(advertiser());
        waiting = refunds.list(advertiser(), "waiting", PageRequest.first(REFUNDS)).items();
    }

    public void apply() {
        applied = orders.apply(advertiser());
        read();
    }

    public void refund(UUID id) {
        refunds.apply(id);
        read();
    }

    private UUID advertiser() {
        return search.filter().advertiser();
    }

    public boolean isChosen() {
        return advertiser() != null;
    }

    /** Whether there is something to carry out, and somebody to do it. */
    public boolean isApplicable() {
        return signedIn.isDecider() && sums.stream().anyMatch(sum -> !List.of("none", "differing", "unattributed").contains(sum.action()));
    }

    public List<String> getMatches() {
        return MATCHES;
    }

    public List<ShopOrder> getRows() {
        return page.items();
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }

    public List<Orders.Sum> getSums() {
        return sums;
    }

    public List<Refund> getWaiting() {
        return waiting;
    }

    /** Null until something was carried out. */
    public Orders.Applied getApplied() {
        return applied;
    }
}
