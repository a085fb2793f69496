package io.plumbline.campaign.creative;

import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.CreativeWords;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import java.util.ArrayList;
import java.util.List;

/** What a version of a kind must have, and what it may weigh. */
final class MediaRules {

    private static final int KILO = 1024;
    /** A banner of measures that the IAB does not know, and a picture that stands in a text. */
    private static final int OTHER_BANNER = 300;
    private static final int ILLUSTRATION = 500;
    private static final int BUNDLE = 2 * 1024;

    private MediaRules() {
    }

    /** @return the words as they are kept */
    static CreativeWords sound(CreativeKind kind, CreativeWords given, boolean hasFile) {
        CreativeWords words = given == null ? CreativeWords.NONE : given;
        Check check = new Check().optionalText("alt", words.alt(), 300).optionalText("headline", words.headline(), 200).optionalText("callToAction", words.callToAction(), 60)
                .optionalText("sponsor", words.sponsor(), 100).optionalText("videoUrl", words.videoUrl(), 2048)
                .that(words.text() == null || words.text().length() <= 20_000, "text", "too-long", "At most 20000 characters.")
                .that(words.videoUrl() == null || kind == CreativeKind.VIDEO, "videoUrl", "not-of-this-kind", "Only a video has an address elsewhere.")
                .that(words.videoUrl() == null || !hasFile, "videoUrl", "file-or-address", "Give a file or an address, not both.")
                .that(words.videoUrl() == null || words.videoUrl().startsWith("https://") && Check.isWebUrl(words.videoUrl()), "videoUrl", "url-malformed",
                        "Give a complete https address.");
        switch (kind) {
            case BANNER -> check.that(hasFile, "file", "required", "A banner is a picture: upload one.").text("alt", words.alt(), 300);
            case HTML5 -> check.that(hasFile, "file", "required", "Upload the zip of the page.").text("alt", words.alt(), 300);
            case VIDEO -> check.that(hasFile || words.videoUrl() != null, "file", "required", "Upload a video, or give its address.").text("alt", words.alt(), 300);
            case TEXT -> check.text("headline", words.headline(), 200).that(!hasFile, "file", "file-type-unfit", "A text has no file.");
            case EMAIL -> check.text("headline", words.headline(), 200).that(!blank(words.text()), "text", "required", "This field is required.")
                    .that(words.text() == null || words.text().contains("{link}"), "text", "link-missing", "Write {link} where the partner's link belongs.")
                    .that(!hasFile, "file", "file-type-unfit", "A mailing has no file; its pictures are creatives of their own.");
            case NATIVE -> check.text("headline", words.headline(), 200).that(hasFile, "file", "required", "A native ad has a picture: upload one.").text("alt", words.alt(), 300)
                    .text("sponsor", words.sponsor(), 100);
            default -> throw new IllegalStateException(kind.name());
        }
        check.done();
        return new CreativeWords(tidy(words.alt()), tidy(words.headline()), tidy(words.text()), tidy(words.callToAction()), tidy(words.sponsor()), tidy(words.videoUrl()));
    }

    /** @return remarks for who decides. @throws Invalid when the file is not for this kind, or too heavy */
    static List<String> judge(CreativeKind kind, Found found, long bytes) {
        boolean fits = switch (kind) {
            case BANNER, NATIVE -> found.isPicture();
            case VIDEO -> found.isVideo();
            case HTML5 -> found.isBundle();
            default -> false;
        };
        if (!fits) {
            throw new Invalid("file", "file-type-unfit", "A " + kind.key() + " is not made of " + found.type() + ".");
        }
        var unit = AdSizes.of(found.width(), found.height());
        int limit = switch (kind) {
            case BANNER -> unit.map(AdSizes.Unit::kilobytes).orElse(OTHER_BANNER);
            case NATIVE -> ILLUSTRATION;
            case HTML5 -> BUNDLE;
            default -> Creatives.LARGEST / KILO;
        };
        if (bytes > (long) limit * KILO) {
            throw new Invalid("file", "file-too-heavy", "This weighs " + (bytes + KILO - 1) / KILO + " kB; " + unit.filter(u -> kind == CreativeKind.BANNER)
                    .map(u -> "the IAB allows " + limit + " kB for " + found.width() + " × " + found.height() + " (" + u.name().replace('-', ' ') + ").")
                    .orElse("at most " + limit + " kB."));
        }
        return remarks(kind, found, unit.isPresent(), bytes);
    }

    private static List<String> remarks(CreativeKind kind, Found found, boolean standard, long bytes) {
        List<String> remarks = new ArrayList<>();
        boolean display = kind == CreativeKind.BANNER || kind == CreativeKind.HTML5;
        if (display && !standard) {
            remarks.add("size-not-standard");
        }
        if (kind == CreativeKind.HTML5 && bytes > AdSizes.of(found.width(), found.height()).map(AdSizes.Unit::kilobytes).orElse(OTHER_BANNER) * (long) KILO) {
            remarks.add("heavy-at-first");
        }
        if (kind == CreativeKind.BANNER && found.moving()) {
            remarks.add("animated");
        }
        if (found.isVideo() && found.width() == null) {
            remarks.add("no-measures");
        }
        return remarks;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static String tidy(String text) {
        return blank(text) ? null : text.strip().replace("\r\n", "\n");
    }
}
