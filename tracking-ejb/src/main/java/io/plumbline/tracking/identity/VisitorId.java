package io.plumbline.tracking.identity;

import io.plumbline.shared.Ids;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Ids that browsers are given. One of ours begins with the moment it was made, and so do the keys made of it: people who come together
 * lie together in every index, and a store of ten million of them costs a new one no more than an empty store. Ids of other makers,
 * and our own of before, have keys in no order.
 */
public final class VisitorId {

    private static final HexFormat HEX = HexFormat.of();
    private static final char MARK = 't';
    private static final int LENGTH = 33;
    private static final int MILLIS_DIGITS = 12;

    private VisitorId() {
    }

    public static String fresh() {
        UUID id = Ids.next();
        return MARK + HEX.toHexDigits(id.getMostSignificantBits()) + HEX.toHexDigits(id.getLeastSignificantBits());
    }

    /** What tells a visitor's clicks from those of others. */
    public static UUID key(String id) {
        return named(id, "visitor", id);
    }

    /** {@link Ids#named} of the parts, led by the moment that the visitor id tells. */
    static UUID named(String id, String... parts) {
        return tellsTime(id) ? Ids.namedAt(HexFormat.fromHexDigitsToLong(id, 1, 1 + MILLIS_DIGITS), parts) : Ids.named(parts);
    }

    private static boolean tellsTime(String id) {
        if (id.length() != LENGTH || id.charAt(0) != MARK) {
            return false;
        }
        for (int i = 1; i < LENGTH; i++) {
            if (!HexFormat.isHexDigit(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
