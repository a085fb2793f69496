package io.plumbline.web.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A file to be saved and not shown, under a name that somebody else has given it. */
public final class Attachment {

    private Attachment() {
    }

    /** Value of {@code Content-Disposition}: names have letters of all languages (RFC 6266, RFC 5987). @param plain for whoever cannot read them */
    public static String named(String plain, String name) {
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
