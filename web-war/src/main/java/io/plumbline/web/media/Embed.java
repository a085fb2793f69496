package io.plumbline.web.media;

import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeVersion;
import io.plumbline.campaign.api.CreativeWords;
import io.plumbline.campaign.api.MediaFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a partner pastes: the creative, the partner's link, and the impression, each with the creative's code. */
public final class Embed {

    private Embed() {
    }

    /** The link, telling which creative was clicked. */
    public static String clickUrl(String linkUrl, String code) {
        return linkUrl + (linkUrl.indexOf('?') < 0 ? "?" : "&") + "creative=" + code;
    }

    /** {@code /c/<key>} becomes {@code /i/<key>.gif}. */
    public static String viewUrl(String linkUrl, String code) {
        int at = linkUrl.lastIndexOf("/c/");
        return linkUrl.substring(0, at) + "/i/" + linkUrl.substring(at + 3) + ".gif?creative=" + code;
    }

    /** HTML; for a mailing its text. @param linkUrl address of the partner's link */
    public static String of(Creative creative, String linkUrl) {
        CreativeVersion shown = creative.live() == null ? creative.open() : creative.live();
        if (shown == null) {
            return "";
        }
        CreativeWords words = shown.words();
        String click = clickUrl(linkUrl, creative.code());
        String seen = "<img src=\"" + escaped(viewUrl(linkUrl, creative.code())) + "\" width=\"1\" height=\"1\" alt=\"\" style=\"position:absolute\">";
        return switch (creative.kind()) {
            case BANNER -> link(click, picture(creative, shown)) + "\n" + seen;
            case HTML5 -> "<iframe src=\"" + escaped(creative.url() + "/index.html?clickTag=" + URLEncoder.encode(click, StandardCharsets.UTF_8)) + "\"" + measures(shown.file())
                    + " sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" title=\"" + escaped(words.alt()) + "\" style=\"border:0\"></iframe>\n" + seen;
            case VIDEO -> "<video src=\"" + escaped(words.videoUrl() == null ? creative.url() : words.videoUrl()) + "\"" + measures(shown.file())
                    + " controls muted playsinline preload=\"metadata\" aria-label=\"" + escaped(words.alt()) + "\"></video>\n" + link(click, escaped(orElse(words.callToAction(), words.alt())))
                    + "\n" + seen;
            case TEXT -> link(click, "<strong>" + escaped(words.headline()) + "</strong>") + (words.text() == null ? "" : "\n<p>" + escaped(words.text()) + "</p>")
                    + (words.callToAction() == null ? "" : "\n" + link(click, escaped(words.callToAction()))) + "\n" + seen;
            case NATIVE -> "<aside>\n<small>" + escaped(words.sponsor()) + "</small>\n" + link(click, picture(creative, shown)) + "\n" + link(click, "<strong>" + escaped(words.headline()) + "</strong>")
                    + (words.text() == null ? "" : "\n<p>" + escaped(words.text()) + "</p>") + "\n" + seen + "\n</aside>";
            case EMAIL -> words.text().replace("{link}", click);
        };
    }

    private static String picture(Creative creative, CreativeVersion shown) {
        return "<img src=\"" + escaped(creative.url()) + "\"" + measures(shown.file()) + " alt=\"" + escaped(shown.words().alt()) + "\">";
    }

    private static String link(String url, String content) {
        return "<a href=\"" + escaped(url) + "\" rel=\"sponsored noopener\">" + content + "</a>";
    }

    private static String measures(MediaFile file) {
        return file == null || file.width() == null ? "" : " width=\"" + file.width() + "\" height=\"" + file.height() + "\"";
    }

    private static String orElse(String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private static String escaped(String text) {
        return text == null ? "" : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
