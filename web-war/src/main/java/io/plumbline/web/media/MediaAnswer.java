package io.plumbline.web.media;

import io.plumbline.campaign.api.MediaFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kept file on its way out: with the type its content has, and so that it can do nothing where it is opened. A page runs in a frame
 * without an origin of its own: it sees no cookie and no storage of ours.
 */
public final class MediaAnswer {

    /** Long enough to take the load, short enough for a new version and a last day to come through. */
    static final int SECONDS = 300;

    private static final String STILL = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";
    private static final String PAGE = "default-src 'self' 'unsafe-inline' data: blob:; form-action 'none'; base-uri 'none'; sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox";
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,10})?-(\\d{1,10})?");
    private static final Map<String, String> PARTS = Map.ofEntries(Map.entry("html", "text/html; charset=UTF-8"), Map.entry("htm", "text/html; charset=UTF-8"),
            Map.entry("css", "text/css; charset=UTF-8"), Map.entry("js", "text/javascript; charset=UTF-8"), Map.entry("json", "application/json"), Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"), Map.entry("jpeg", "image/jpeg"), Map.entry("gif", "image/gif"), Map.entry("webp", "image/webp"), Map.entry("svg", "image/svg+xml"),
            Map.entry("mp4", "video/mp4"), Map.entry("webm", "video/webm"), Map.entry("woff", "font/woff"), Map.entry("woff2", "font/woff2"), Map.entry("txt", "text/plain; charset=UTF-8"));

    private MediaAnswer() {
    }

    static void policy(HttpServletResponse response, boolean page) {
        response.setHeader("Content-Security-Policy", page ? PAGE : STILL);
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    static String partType(String path) {
        return PARTS.getOrDefault(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "application/octet-stream");
    }

    static String tag(MediaFile file) {
        return "\"" + file.sha256().substring(0, 32) + "\"";
    }

    /** @return whether the caller has it already, and was told so */
    static boolean unchanged(HttpServletRequest request, HttpServletResponse response, String tag) {
        response.setHeader("ETag", tag);
        String known = request.getHeader("If-None-Match");
        if (known == null || !known.strip().equals("*") && !known.contains(tag)) {
            return false;
        }
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return true;
    }

    /** For who looks at it before anybody else may. */
    public static void preview(HttpServletResponse response, MediaFile file, byte[] content) throws IOException {
        policy(response, false);
        response.setHeader("Cache-Control", "private, no-store");
        whole(response, file.type(), content);
    }

    public static void previewPart(HttpServletResponse response, String path, byte[] content) throws IOException {
        policy(response, true);
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        whole(response, partType(path), content);
    }

    static void whole(HttpServletResponse response, String type, byte[] content) throws IOException {
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    /** The piece that was asked for: players of videos ask for one before they ask for all (RFC 9110 §14). */
    static void piece(HttpServletRequest request, HttpServletResponse response, String type, byte[] content) throws IOException {
        response.setHeader("Accept-Ranges", "bytes");
        String asked = request.getHeader("Range");
        Matcher range = asked == null ? null : RANGE.matcher(asked.strip());
        if (range == null || !range.matches() || range.group(1) == null && range.group(2) == null || request.getHeader("If-Range") != null) {
            whole(response, type, content);
            return;
        }
        long first = range.group(1) == null ? Math.max(0, content.length - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
        long last = range.group(1) == null || range.group(2) == null ? content.length - 1L : Math.min(content.length - 1L, Long.parseLong(range.group(2)));
        if (first > last) {
            response.setHeader("Content-Range", "bytes */" + content.length);
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader("Content-Range", "bytes " + first + "-" + last + "/" + content.length);
        response.setContentType(type);
        response.setContentLength((int) (last - first + 1));
        response.getOutputStream().write(content, (int) first, (int) (last - first + 1));
    }
}
