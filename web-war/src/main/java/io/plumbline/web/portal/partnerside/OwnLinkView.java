package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.OwnLinks;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Ids;
import io.plumbline.web.portal.creative.CreativePicker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

@Named
@RequestScoped
public class OwnLinkView {

    @Inject
    private Links links;
    @Inject
    private OwnLinks own;
    @Inject
    private CreativePicker picker;
    @Inject
    private HttpServletRequest request;

    private Link link;

    @PostConstruct
    void read() {
        link = links.get(Ids.parse("link", request.getParameter("id")));
    }

    public Link getLink() {
        return link;
    }

    /** Its name, or what stands for it when it is shown no more. */
    public String getCreative() {
        Creative known = picker.chosen(link.campaignId(), link.creativeId());
        return known == null ? link.creativeId() : known.name();
    }

    public List<String> getSubs() {
        return SharedAddress.SUBS;
    }

    public String getAddress() {
        return SharedAddress.of(link, request::getParameter);
    }

    /** @param kind {@code svg} or {@code png} */
    public String qr(String kind) {
        return request.getContextPath() + "/partner/links/qr." + kind + "?id=" + link.id() + SharedAddress.query("&", request::getParameter);
    }

    public boolean may(String next) {
        return link.status().mayBecome(PlanStatus.valueOf(next));
    }

    public String move(String next) {
        own.move(link.id(), PlanStatus.valueOf(next));
        return "/partner/links/view.xhtml?faces-redirect=true&id=" + link.id();
    }
}
