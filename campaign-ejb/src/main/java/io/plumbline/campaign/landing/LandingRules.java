package io.plumbline.campaign.landing;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.LandingContent;
import io.plumbline.campaign.api.LandingDraft;
import io.plumbline.campaign.api.LandingField;
import io.plumbline.campaign.api.LandingField.Kind;
import io.plumbline.campaign.api.LandingPages;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import java.net.URI;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

final class LandingRules {

    static final Set<String> LANGUAGES = Set.of("en", "de");

    /** One segment, so that {@code /l/confirm/…} is never a page. */
    private static final Pattern CODE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{1,58}[a-z0-9])");
    private static final Set<String> TAKEN = Set.of("confirm");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    /** Parts of every form. */
    private static final Set<String> OURS = Set.of("token", "consent", "website_url", "click_id");
    private static final int MOST_CHOICES = 50;

    private final Authority authority;
    private final Campaigns campaigns;
    private final Advertisers advertisers;
    private final Goals goals;

    LandingRules(Authority authority, Campaigns campaigns, Advertisers advertisers, Goals goals) {
        this.authority = authority;
        this.campaigns = campaigns;
        this.advertisers = advertisers;
        this.goals = goals;
    }

    /** A draft as it is kept. */
    record Sound(UUID advertiserId, UUID campaignId, String goal, String code, String name, LandingContent content) {
    }

    Sound sound(LandingDraft draft) {
        Optional<Campaign> campaign = Optional.ofNullable(draft.campaignId()).flatMap(campaigns::find)
                .filter(c -> authority.advertiserScope().map(c.advertiserId()::equals).orElse(true));
        String code = draft.code() == null || draft.code().isBlank() ? made(draft.name()) : draft.code().strip();
        Check check = new Check().that(campaign.isPresent(), "campaignId", "campaign-not-found", "Choose a campaign.").text("name", draft.name(), 200)
                .that(CODE.matcher(code).matches() && !TAKEN.contains(code), "code", "code-malformed", "3 to 60 lower-case letters, digits and hyphens.")
                .that(draft.goal() != null && campaign.flatMap(c -> goals.find(c.advertiserId(), draft.goal())).isPresent(), "goal", "goal-unknown",
                        "Choose a goal of the campaign's advertiser.")
                .that(draft.content() != null, "content", "required", "Say what the page shows.");
        LandingContent content = draft.content() == null ? null : tidy(draft.content());
        if (content != null) {
            content(check, content, campaign.flatMap(c -> advertisers.find(c.advertiserId())).orElse(null));
        }
        check.done();
        Campaign of = campaign.orElseThrow();
        return new Sound(of.advertiserId(), of.id(), draft.goal(), code, draft.name().strip(), content);
    }

    private static void content(Check check, LandingContent content, Advertiser advertiser) {
        check.that(LANGUAGES.contains(String.valueOf(content.language())), "content/language", "language-unknown", "Use en or de.")
                .text("content/headline", content.headline(), 200).that(length(content.text()) <= 10_000, "content/text", "too-long", "At most 10000 characters.")
                .optionalText("content/pictureCode", content.pictureCode(), 32).that(length(content.consent()) <= 2000, "content/consent", "too-long", "At most 2000 characters.")
                .optionalText("content/button", content.button(), 60).optionalText("content/thanks", content.thanks(), 200)
                .that(length(content.thanksText()) <= 2000, "content/thanksText", "too-long", "At most 2000 characters.").url("content/redirectUrl", content.redirectUrl())
                .that(content.redirectUrl() == null || advertiser == null || isWithin(content.redirectUrl(), advertiser.domains()), "content/redirectUrl", "destination-not-allowed",
                        "Afterwards visitors go to one of the advertiser's domains only.")
                .that(!content.fields().isEmpty() && content.fields().size() <= LandingPages.MOST_FIELDS, "content/fields", "fields-number",
                        "A form asks 1 to " + LandingPages.MOST_FIELDS + " things.")
                .that(content.fields().stream().anyMatch(f -> f.required() && (f.kind() == Kind.EMAIL || f.kind() == Kind.PHONE)), "content/fields", "contact-required",
                        "A lead needs a way back: ask for an e-mail address or a phone number that must be given.")
                .that(!content.doubleOptIn() || content.fields().stream().anyMatch(f -> f.kind() == Kind.EMAIL && f.required()), "content/doubleOptIn", "email-required",
                        "An address can only be confirmed when the form asks for one: add a required field of kind e-mail.");
        Set<String> keys = new HashSet<>();
        List<LandingField> fields = content.fields().stream().limit(LandingPages.MOST_FIELDS).toList();
        for (int i = 0; i < fields.size(); i++) {
            field(check, "content/fields/" + i, fields.get(i), keys);
        }
    }

    private static void field(Check check, String at, LandingField field, Set<String> keys) {
        int choices = field.choices().size();
        check.that(field.key() != null && KEY.matcher(field.key()).matches() && !OURS.contains(field.key()), at + "/key", "key-malformed",
                        "A lower-case letter, then letters, digits and underscores; " + String.join(", ", OURS.stream().sorted().toList()) + " are the form's own.")
                .that(keys.add(field.key()), at + "/key", "key-repeated", "Another field has this key.").text(at + "/label", field.label(), 200)
                .optionalText(at + "/hint", field.hint(), 300)
                .that(field.kind() != null, at + "/kind", "required", "Use text, email, phone, number, long-text, choice or tick.")
                .that(field.kind() == Kind.CHOICE ? choices >= 2 && choices <= MOST_CHOICES : choices == 0, at + "/choices", "choices-wrong",
                        "Two to " + MOST_CHOICES + " choices for a choice, none for anything else.");
        field.choices().forEach(choice -> check.text(at + "/choices", choice, 100));
    }

    private static LandingContent tidy(LandingContent c) {
        return new LandingContent(c.language() == null ? "en" : c.language(), blankToNull(c.headline()), lines(c.text()), blankToNull(c.pictureCode()), c.fields(), lines(c.consent()),
                blankToNull(c.button()), blankToNull(c.thanks()), lines(c.thanksText()), blankToNull(c.redirectUrl()), c.doubleOptIn());
    }

    static String made(String name) {
        String plain = Normalizer.normalize(String.valueOf(name).toLowerCase(Locale.ROOT).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String cut = plain.substring(0, Math.min(plain.length(), 60)).replaceAll("-+$", "");
        return cut.length() >= 3 ? cut : "page-" + cut;
    }

    static boolean isWithin(String url, List<String> domains) {
        try {
            String host = String.valueOf(URI.create(url).getHost()).toLowerCase(Locale.ROOT);
            return domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    private static String lines(String text) {
        return blankToNull(text == null ? null : text.replace("\r\n", "\n"));
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
