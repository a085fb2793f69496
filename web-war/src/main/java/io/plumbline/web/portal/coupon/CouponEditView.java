package io.plumbline.web.portal.coupon;

import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Coupon;
import io.plumbline.campaign.api.CouponDraft;
import io.plumbline.campaign.api.Coupons;
import io.plumbline.shared.Ids;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

@Named
@ViewScoped
public class CouponEditView implements Serializable {

    @Inject
    private Coupons coupons;
    @Inject
    private Campaigns campaigns;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Long version;
    private String code;
    private UUID campaignId;
    private UUID partnerId;
    private LocalDate validFrom;
    private LocalDate validTo;
    private boolean active = true;

    @PostConstruct
    void read() {
        if (request.getParameter("id") == null) {
            return;
        }
        Coupon coupon = coupons.get(Ids.parse("coupon", request.getParameter("id")));
        id = coupon.id();
        version = coupon.version();
        code = coupon.code();
        campaignId = coupon.campaignId();
        partnerId = coupon.partnerId();
        validFrom = coupon.validFrom();
        validTo = coupon.validTo();
        active = coupon.active();
    }

    /** The campaign says whose coupon it is. */
    public String save() {
        UUID advertiser = campaignId == null ? null : campaigns.get(campaignId).advertiserId();
        CouponDraft draft = new CouponDraft(advertiser, code, campaignId, partnerId, validFrom, validTo, active);
        Coupon saved = id == null ? coupons.add(draft) : coupons.amend(id, version, draft);
        Words.say("coupons.saved", saved.code());
        return "/app/coupons/list.xhtml?faces-redirect=true";
    }

    public boolean isNew() {
        return id == null;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public UUID getCampaignId() {
        return campaignId;
    }

    public void setCampaignId(UUID campaignId) {
        this.campaignId = campaignId;
    }

    public UUID getPartnerId() {
        return partnerId;
    }

    public void setPartnerId(UUID partnerId) {
        this.partnerId = partnerId;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public LocalDate getValidTo() {
        return validTo;
    }

    public void setValidTo(LocalDate validTo) {
        this.validTo = validTo;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }
}
