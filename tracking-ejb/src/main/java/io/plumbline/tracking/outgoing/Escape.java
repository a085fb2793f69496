package io.plumbline.tracking.outgoing;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.plumbline.tracking.click.UrlText;
import java.util.Locale;

/** How a value is written so that it stays a value where it lands. */
enum Escape {
    URL {
        @Override
        String value(String value) {
            return UrlText.value(value);
        }
    },
    JSON {
        @Override
        String value(String value) {
            return new String(JsonStringEncoder.getInstance().quoteAsString(value));
        }
    },
    XML {
        @Override
        String value(String value) {
            return plain(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
        }
    },
    TEXT {
        @Override
        String value(String value) {
            return plain(value);
        }
    };

    abstract String value(String value);

    static Escape ofBody(String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.contains("json")) {
            return JSON;
        }
        return type.contains("xml") ? XML : type.contains("x-www-form-urlencoded") ? URL : TEXT;
    }

    /** A line break in a value would begin another header. */
    private static String plain(String value) {
        return value.codePoints().filter(c -> !Character.isISOControl(c)).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
