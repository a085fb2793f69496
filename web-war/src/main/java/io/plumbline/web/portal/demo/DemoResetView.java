package io.plumbline.web.portal.demo;

import io.plumbline.campaign.api.Choices;
import io.plumbline.campaign.api.Choices.Of;
import io.plumbline.campaign.api.User;
import io.plumbline.campaign.api.Users;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.web.demo.Demo;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What a reset throws away, in numbers, and the reset itself. */
@Named
@RequestScoped
public class DemoResetView {

    private static final int YEARS = 5;

    @Inject
    private Choices choices;
    @Inject
    private Users users;
    @Inject
    private Reports reports;
    @Inject
    private Demo demo;
    @Inject
    private Clock clock;

    private List<Object> counts;
    private long confined;

    @PostConstruct
    void count() {
        // First of all, because only administrators may know.
        confined = users.list().stream().filter(DemoResetView::isConfined).count();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        counts = reports.answer(new Question(today.minusYears(YEARS), today.plusDays(1), "UTC", "EUR", List.of(), List.of("clicks", "impressions", "conversions"), List.of(),
                null, null, 1, null)).totals();
    }

    public String reset() {
        demo.reset();
        return "/app/overview.xhtml?faces-redirect=true";
    }

    public long getAdvertisers() {
        return choices.count(Of.ADVERTISER);
    }

    public long getCampaigns() {
        return choices.count(Of.CAMPAIGN);
    }

    public long getLinks() {
        return choices.count(Of.LINK);
    }

    public long getConfined() {
        return confined;
    }

    public Object getClicks() {
        return counts.get(0);
    }

    public Object getImpressions() {
        return counts.get(1);
    }

    public Object getConversions() {
        return counts.get(2);
    }

    private static boolean isConfined(User user) {
        return user.advertiserId() != null || user.partnerId() != null;
    }
}
