package io.plumbline.reporting.attribution;

/** A touch of a journey as a number: what gets the credit, and two marks. Millions of them fit where objects would not. */
final class Step {

    private static final int VIEW = 1;
    private static final int DIRECT = 2;
    private static final int KEY_SHIFT = 2;
    static final int MAX_KEYS = 1 << 28;

    private Step() {
    }

    static int of(int key, boolean direct, boolean view) {
        return key << KEY_SHIFT | (direct ? DIRECT : 0) | (view ? VIEW : 0);
    }

    static int key(int step) {
        return step >>> KEY_SHIFT;
    }

    /** Came by itself, without any channel. */
    static boolean isDirect(int step) {
        return (step & DIRECT) != 0;
    }

    /** Was seen and not clicked. */
    static boolean isView(int step) {
        return (step & VIEW) != 0;
    }

    /** Where credit for this step is summed: two cells a key, the second for views. */
    static int cell(int step) {
        return key(step) << 1 | step & VIEW;
    }

    static int rekeyed(int step, int key) {
        return key << KEY_SHIFT | step & (DIRECT | VIEW);
    }
}
