package io.plumbline.tracking.traffic;

import java.util.regex.Pattern;

/**
 * Text that may be looked at only so often. Some expressions take exponential time on some texts; both come from outside here,
 * so a search that looks too often gives up and finds nothing.
 */
final class Patience implements CharSequence {

    /** Plain patterns look at each character a few times. */
    private static final int LOOKS_PER_CHARACTER = 200;

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private int left;

    private Patience(String text) {
        this.text = text;
        this.left = (text.length() + 8) * LOOKS_PER_CHARACTER;
    }

    static boolean finds(Pattern pattern, String text) {
        try {
            return pattern.matcher(new Patience(text)).find();
        } catch (Exhausted tooLong) {
            return false;
        }
    }

    /** Whether the search comes to an end on this text. */
    static boolean endures(Pattern pattern, String text) {
        try {
            pattern.matcher(new Patience(text)).find();
            return true;
        } catch (Exhausted | StackOverflowError tooLong) {
            return false;
        }
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
