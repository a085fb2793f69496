package io.plumbline.tracking.store;

/** Text from outside, made fit for a column. */
public final class Text {

    private Text() {
    }

    /** Without control characters (PostgreSQL refuses NUL) and half surrogates, and at most {@code max} long; null when nothing is left. */
    public static String clean(String value, int max) {
        if (value == null) {
            return null;
        }
        if (isClean(value, max)) {
            return value;
        }
        StringBuilder clean = new StringBuilder(Math.min(value.length(), max));
        value.codePoints().filter(c -> !Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF))
                .takeWhile(c -> clean.length() + Character.charCount(c) <= max)
                .forEachOrdered(clean::appendCodePoint);
        String text = clean.toString().strip();
        return text.isEmpty() ? null : text;
    }

    /** Plain ASCII that needs nothing done to it: nearly everything does. */
    private static boolean isClean(String value, int max) {
        int length = value.length();
        if (length == 0 || length > max || value.charAt(0) == ' ' || value.charAt(length - 1) == ' ') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
