package io.plumbline.web.demo;

import static io.plumbline.web.demo.Business.SAAS;
import static io.plumbline.web.demo.Business.SHOP;

import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeDraft;
import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.CreativeUpload;
import io.plumbline.campaign.api.CreativeWords;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.campaign.api.LandingContent;
import io.plumbline.campaign.api.LandingDraft;
import io.plumbline.campaign.api.LandingField;
import io.plumbline.campaign.api.LandingField.Kind;
import io.plumbline.campaign.api.LandingPages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the demo's campaigns show, under the codes that its clicks carry, and where some of them lead. */
@ApplicationScoped
public class Showroom {

    private static final int SOON = 5;

    @Inject
    private Creatives creatives;
    @Inject
    private LandingPages landing;

    void furnish(World world, LocalDate today) {
        UUID evergreen = picture(world, "Autumn leaderboard", "shop-display", "banner-728x90", "banner-728x90.png", null, "Autumn hills; Lindenhof, wool that stays with you");
        picture(world, "Autumn rectangle", "shop-display", "banner-300x250", "banner-300x250.png", today.plusDays(SOON), "Autumn hills; Lindenhof, wool that stays with you");
        Creative half = show(draft(world, "Autumn half page", CreativeKind.BANNER, "shop-display", "half-page", null, evergreen),
                words("Autumn hills; Lindenhof, wool that stays with you", null, null, null), "half-page.jpg");
        // A second version that nobody has proposed yet.
        creatives.put(half.id(), new CreativeUpload(words("A sun over autumn hills; Lindenhof, wool that stays with you", null, null, null), null, null, 1));
        picture(world, "Winter rectangle", "shop-affiliate", "voucher-10", "winter-300x250.png", today.plusDays(45), "Snow and a winter sun; Lindenhof, ten off with the code WINTER10");
        show(draft(world, "Why wool", CreativeKind.NATIVE, "shop-native", "editorial-wool", null, null),
                new CreativeWords("Autumn hills under a low sun", "Five coats that outlive their fashion", "What makes wool last, and how to mend it.", "Read on", "Advertisement by Lindenhof", null),
                "editorial-wool.jpg");
        show(draft(world, "Voucher line", CreativeKind.TEXT, "shop-affiliate", "cashback", null, null),
                words(null, "Ten off coats and knitwear at Lindenhof", "With the code WINTER10, until the end of the season.", "To the offer"), null);
        show(draft(world, "Reader mailing", CreativeKind.EMAIL, "shop-affiliate", "article-link", null, null),
                words(null, "A coat for the next ten winters", "Good morning,\n\nLindenhof mends every coat it has ever sold. Have a look at this year's:\n{link}\n\nKind regards", null), null);
        show(draft(world, "Lookbook film, 15 seconds", CreativeKind.VIDEO, "shop-video", "film-15s", null, null),
                new CreativeWords("Two people walk over autumn hills in long coats", null, null, "See the collection", null, "https://cdn.lindenhof.example/film-15s.mp4"), null);
        Creative chart = show(new CreativeDraft(world.advertisers.get(SAAS), "Tidewater in a picture", CreativeKind.NATIVE, List.of(), null, null, null, null, "tidewater-picture"),
                new CreativeWords("A rising line over three figures", "See what pays", "All campaigns in one place.", "Try it", "Advertisement by Tidewater", null), "tidewater.jpg");
        pages(world, chart);
    }

    private void pages(World world, Creative chart) {
        LandingField email = new LandingField("email", "Work e-mail", Kind.EMAIL, true, List.of(), null);
        publish(new LandingDraft(world.campaigns.get("saas-partners").id(), "demo-request", "see-tidewater", "See Tidewater", new LandingContent("en", "See in twenty minutes what your campaigns earn",
                "Bring one question about your own figures. We show you the answer on your data, not on slides.\n\nNo follow-up calls unless you ask for one.", chart.code(),
                List.of(new LandingField("first_name", "First name", Kind.TEXT, true, List.of(), null), new LandingField("last_name", "Last name", Kind.TEXT, false, List.of(), null), email,
                        new LandingField("company", "Company", Kind.TEXT, false, List.of(), null),
                        new LandingField("spend", "Monthly media spend", Kind.CHOICE, true, List.of("below 5,000", "5,000 to 50,000", "more"), "It helps us to choose who talks to you.")),
                "Tidewater may use my data to arrange the meeting. I can take this back at any time.", "Arrange a meeting", "We look forward to it", "You hear from us within one working day.", null,
                false)));
        publish(new LandingDraft(world.campaigns.get("shop-native").id(), "consultation", "stilberatung", "Stilberatung", new LandingContent("de", "Welcher Mantel passt zu Ihnen?",
                "Unsere Beraterinnen antworten mit drei Vorschlägen, ohne dass Sie etwas kaufen müssen.", "editorial-wool",
                List.of(new LandingField("name", "Name", Kind.TEXT, true, List.of(), null), new LandingField("email", "E-Mail", Kind.EMAIL, true, List.of(), null),
                        new LandingField("wish", "Was suchen Sie?", Kind.LONG_TEXT, false, List.of(), "Anlass, Farben, Größe")),
                "Lindenhof darf mir zu dieser Anfrage schreiben. Das kann ich jederzeit widerrufen.", "Beratung anfragen", null, "Sie hören in zwei Tagen von uns.", null, true)));
    }

    private void publish(LandingDraft draft) {
        landing.publish(landing.add(draft).id(), null);
    }

    private UUID picture(World world, String name, String campaign, String code, String file, LocalDate until, String alt) {
        return show(draft(world, name, CreativeKind.BANNER, campaign, code, until, null), words(alt, null, null, null), file).id();
    }

    private static CreativeDraft draft(World world, String name, CreativeKind kind, String campaign, String code, LocalDate until, UUID fallback) {
        return new CreativeDraft(world.advertisers.get(SHOP), name, kind, List.of(world.campaigns.get(campaign).id()), null, until, fallback, null, code);
    }

    private static CreativeWords words(String alt, String headline, String text, String button) {
        return new CreativeWords(alt, headline, text, button, null, null);
    }

    private Creative show(CreativeDraft draft, CreativeWords words, String file) {
        UUID id = creatives.add(draft).id();
        creatives.put(id, new CreativeUpload(words, file == null ? null : bytes(file), null, null));
        return creatives.propose(id, 1);
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Showroom.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
