package io.plumbline.web.portal.coupon;

import io.plumbline.campaign.api.Coupon;
import io.plumbline.campaign.api.Coupons;
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
public class CouponListView {

    @Inject
    private Coupons coupons;
    @Inject
    private ListFilter filter;

    private Page<Coupon> page;

    @PostConstruct
    void read() {
        page = coupons.list(filter.advertiser(), null, null, filter.getText(), filter.page());
    }

    public List<Coupon> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }
}
