package io.plumbline.web.portal.landing;

import io.plumbline.campaign.api.LandingPage;
import io.plumbline.campaign.api.LandingPages;
import io.plumbline.campaign.api.LandingVersion;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.shared.Ids;
import io.plumbline.web.faces.Range;
import io.plumbline.web.landing.LandingResults;
import io.plumbline.web.portal.creative.LibraryWords;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

@Named
@RequestScoped
public class LandingView {

    @Inject
    private LandingPages pages;
    @Inject
    private LandingResults results;
    @Inject
    private Links links;
    @Inject
    private Range range;
    @Inject
    private HttpServletRequest request;

    private LandingPage page;
    private LandingResults.Sums figures;

    @PostConstruct
    void read() {
        page = pages.get(Ids.parse("landing-page", request.getParameter("id")));
    }

    public LandingPage getPage() {
        return page;
    }

    public LandingResults.Sums getFigures() {
        return figures = figures == null ? results.of(page, range.getFrom(), range.getTo()) : figures;
    }

    public LandingPages.Figures figures(int number) {
        return pages.figures(page.id(), number, range.getFrom(), range.getTo());
    }

    public List<LandingVersion> getVersions() {
        return pages.versions(page.id());
    }

    /** Links that lead here. */
    public List<Link> getLinks() {
        return links.leadingTo(page.url());
    }

    public String getPreview() {
        return request.getContextPath() + "/app/landing/preview?id=" + page.id() + "&number=";
    }

    public String publish() {
        pages.publish(page.id(), page.version());
        return done("landing.published");
    }

    public String unpublish() {
        pages.unpublish(page.id(), page.version());
        return done("landing.unpublished");
    }

    private String done(String key) {
        LibraryWords.say(key, page.name());
        return "/app/landing/view.xhtml?faces-redirect=true&id=" + page.id();
    }
}
