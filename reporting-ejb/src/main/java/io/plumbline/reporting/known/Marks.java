package io.plumbline.reporting.known;

import java.util.Set;

/** What answers say where there is no name. A stored name that reads the same is told in quotation marks: neither is taken for the other. */
public final class Marks {

    /** A touch that has no campaign, partner, creative or keyword; a conversion that has no touch. */
    public static final String NONE = "(none)";
    public static final String OTHER = "(other)";
    public static final String START = "(start)";
    public static final String CONVERSION = "(conversion)";
    public static final String NOTHING = "(null)";
    private static final String ALL = "(all)";
    private static final Set<String> OWN = Set.of(NONE, OTHER, START, CONVERSION, NOTHING, ALL);

    private Marks() {
    }

    /** @param stored may be null */
    public static String apart(String stored) {
        return stored != null && OWN.contains(stored) ? '"' + stored + '"' : stored;
    }
}
