package io.plumbline.web.demo;

import io.plumbline.campaign.api.Announcement;
import io.plumbline.campaign.api.ApplicationDraft;
import io.plumbline.campaign.api.Applications;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.CouponDraft;
import io.plumbline.campaign.api.Coupons;
import io.plumbline.campaign.api.Messages;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.Offers;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.PartnerGroup;
import io.plumbline.campaign.api.PartnerGroups;
import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.PartnerType;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Programme;
import io.plumbline.campaign.api.Programme.Answering;
import io.plumbline.campaign.api.Programme.Question;
import io.plumbline.campaign.api.ProgrammeTerms;
import io.plumbline.campaign.api.Visibility;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.Inquiries;
import io.plumbline.tracking.api.InquiryDraft;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The demo's partner programme: groups, who applies, what is asked and said. */
@ApplicationScoped
public class Affiliates {

    private static final String GOLD = "gold";
    /** The first is named on a banner. */
    private static final List<String> CODES = List.of("WINTER10", "FUCHS5");

    @Inject
    private PartnerProgramme programme;
    @Inject
    private PartnerGroups groups;
    @Inject
    private Partners partners;
    @Inject
    private ProgrammeTerms terms;
    @Inject
    private Applications applications;
    @Inject
    private Offers offers;
    @Inject
    private Coupons coupons;
    @Inject
    private Messages messages;
    @Inject
    private Inquiries inquiries;
    @Inject
    private Conversions conversions;

    void tell(World world) {
        Partner sparfuchs = world.partners.get("sparfuchs");
        present();
        groups.add(new PartnerGroup.Draft(GOLD, "Gold"));
        groups.add(new PartnerGroup.Draft("newcomers", "Newcomers"));
        partners.amend(sparfuchs.id(), null, new Partner(sparfuchs.id(), 0, sparfuchs.name(), sparfuchs.type(), sparfuchs.email(), sparfuchs.currency(), sparfuchs.status(),
                sparfuchs.createdAt(), GOLD, null).draft());
        terms.publish("Programme terms", "1. Promote on the sites and channels you told us about.\n2. Do not bid on the brand's own name in paid search.\n"
                + "3. A result is locked on the day your agreement says, and paid from the day it is due.\n4. Whatever is rejected has a reason. Ask, and you get an answer.");
        world.campaigns.values().stream().filter(campaign -> campaign.channel().equals("affiliate") && campaign.status() == PlanStatus.ACTIVE).forEach(this::offer);
        applicants();
        messages.announce(new Announcement.Draft("Winter sale begins on 1 December", "New banners and a deep link for every department are ready. Gold partners get the codes first.", null, null));
        Campaign vouchers = world.campaigns.get("shop-affiliate");
        CODES.forEach(code -> coupons.add(new CouponDraft(vouchers.advertiserId(), code, vouchers.id(), sparfuchs.id(), null, null, true)));
        messages.say(sparfuchs.id(), "Your codes " + String.join(" and ", CODES) + " are live. Tell us if one does not work.");
        ask(sparfuchs.id());
    }

    private void present() {
        Programme now = programme.get();
        programme.amend(null, new Programme.Draft("Demo partner programme", "We pay for results, say why when we do not, and answer every question about a sale.", true,
                List.of(new Question("reach", "How many people do you reach in a month?", Answering.LINE, true, List.of()),
                        new Question("how", "How would you promote us?", Answering.TEXT, false, List.of()),
                        new Question("focus", "What are you mostly about?", Answering.CHOICE, true, List.of("Deals", "Reviews", "Lifestyle", "Other"))),
                now.reapplyDays(), now.inquiryDays()));
    }

    private void offer(Campaign campaign) {
        offers.show(campaign.id(), new Offer.Terms(Visibility.ON_REQUEST, "Tell us where you would promote it; we answer within two days.", null));
    }

    private void applicants() {
        applications.apply(new ApplicationDraft("Kleine Kasse", PartnerType.AFFILIATE, "hallo@kleinekasse.example", "https://kleinekasse.example/", "EUR",
                Map.of("reach", "40 000", "how", "Weekly newsletter and a deals page.", "focus", "Deals")));
        applications.apply(new ApplicationDraft("Grand tour", PartnerType.INFLUENCER, "crew@grandtour.example", "https://grandtour.example/", "EUR",
                Map.of("reach", "110 000", "focus", "Lifestyle")));
    }

    /** One about a rejected sale, one about a missing one. */
    private void ask(UUID partner) {
        EventFilter own = new EventFilter(null, null, partner, null, null, null, null, null, null, null, null, null);
        List<Conversion> seen = conversions.list(own, PageRequest.first(200)).items();
        seen.stream().filter(one -> one.status().equals("rejected")).findFirst().ifPresent(one ->
                inquiries.open(new InquiryDraft(partner, one.id(), null, null, null, null, null, null, null, "The customer showed me the delivery note. Why was it rejected?")));
        seen.stream().filter(one -> one.clickId() != null).findFirst().ifPresent(one ->
                inquiries.open(new InquiryDraft(partner, null, one.clickId().toString(), null, one.goal(), null, "SF-20871", "64.90", one.amount().currency(),
                        "Same visitor, a second order the day after. It never arrived here.")));
    }
}
