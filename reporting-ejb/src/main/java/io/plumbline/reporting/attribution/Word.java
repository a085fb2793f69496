package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.Marks;
import io.plumbline.reporting.known.Mix;

/** A text that stands in many rows, with what is worked out about it once. */
final class Word {

    private static final String DIRECT = "direct";
    private static final String VIEW = "impression";
    private static final int UNNUMBERED = -1;

    private final String text;
    private final boolean direct;
    private final boolean view;
    private final long mixed;
    private int number = UNNUMBERED;

    /** @param stored null for none */
    Word(String stored) {
        this.text = Marks.apart(stored);
        this.direct = DIRECT.equalsIgnoreCase(text);
        this.view = VIEW.equals(text);
        this.mixed = Mix.of(text == null ? Keys.NONE : text);
    }

    String text() {
        return text;
    }

    boolean isDirect() {
        return direct;
    }

    boolean isView() {
        return view;
    }

    long mixed() {
        return mixed;
    }

    /** As long as keys are in the order they are met. */
    int number(Keys keys) {
        if (number == UNNUMBERED) {
            number = keys.number(text);
        }
        return number;
    }
}
