package io.plumbline.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Application;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.LandingPage;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.tracking.api.Inquiry;
import io.plumbline.tracking.api.PostbackRule;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What has a history says its fields in words. */
class HistoryWordsTest {

    private static final Set<Class<?>> TOLD = Set.of(Advertiser.class, Agreement.class, Application.class, Campaign.class, Creative.class, Experiment.class, Goal.class, Inquiry.class,
            LandingPage.class, Link.class, Partner.class, Payee.class, PayoutRun.class, PostbackRule.class);
    private static final Set<String> UNSEEN = Set.of("id", "version", "createdAt", "postbackToken", "decidedAt");

    @Test
    void each_field_that_can_change_has_a_word() {
        ResourceBundle words = ResourceBundle.getBundle("io.plumbline.web.messages.planning", Locale.ENGLISH);
        Set<String> silent = new TreeSet<>();
        TOLD.stream().flatMap(kind -> Stream.of(kind.getRecordComponents())).map(RecordComponent::getName)
                .filter(field -> !UNSEEN.contains(field) && !words.containsKey("field." + field)).forEach(silent::add);
        assertThat(silent).isEmpty();
    }
}
