package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Coupon;
import io.plumbline.campaign.api.Coupons;
import io.plumbline.shared.PageRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

@Named
@RequestScoped
public class OwnCouponListView {

    private static final int MOST = 500;

    @Inject
    private Coupons coupons;

    private List<Coupon> rows;

    public List<Coupon> getRows() {
        return rows = rows == null ? new ArrayList<>(coupons.list(null, null, null, null, PageRequest.first(MOST)).items()) : rows;
    }
}
