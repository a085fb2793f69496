package io.plumbline.shared;

/** Text that somebody typed, as a part of a pattern of {@code like … escape '!'}. */
public final class Like {

    private Like() {
    }

    /** The text itself, whatever it has of what patterns are made of. */
    public static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** Anything that has the text in it. */
    public static String holding(String text) {
        return "%" + literal(text) + "%";
    }
}
