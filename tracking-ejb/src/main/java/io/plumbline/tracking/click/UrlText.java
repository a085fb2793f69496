package io.plumbline.tracking.click;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of our own (RFC 3986): what goes into a Location header is URL-legal ASCII and nothing else. */
public final class UrlText {

    private static final String UNRESERVED = "-._~";
    private static final String RESERVED = ":/?#[]@!$&'()*+,;=";

    private UrlText() {
    }

    /** A value for a query or path: everything but the unreserved characters is encoded. */
    public static String value(String value) {
        return encode(value, UNRESERVED);
    }

    /** Fixed text of an address: reserved characters and existing escapes stay, what is illegal is encoded. */
    public static String literal(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                out.append(isHex(text, i + 1) && isHex(text, i + 2) ? "%" : "%25");
            } else {
                int point = text.codePointAt(i);
                out.append(encode(Character.toString(point), UNRESERVED + RESERVED));
                i += Character.charCount(point) - 1;
            }
        }
        return out.toString();
    }

    private static String encode(String text, String legal) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || legal.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16))).append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128;
    }
}
