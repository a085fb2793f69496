package io.plumbline.shared;

import java.util.Arrays;
import java.util.Locale;

/** An enum that the outside knows by a lower-case key such as {@code paid-search}. */
public interface Keyed {

    String name();

    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Invalid with the allowed keys when the text is none of them */
    static <E extends Enum<E> & Keyed> E of(Class<E> type, String field, String key) {
        for (E value : type.getEnumConstants()) {
            if (value.key().equals(key)) {
                return value;
            }
        }
        throw new Invalid(field, field + "-unknown",
                "Use one of " + String.join(", ", Arrays.stream(type.getEnumConstants()).map(Keyed::key).toList()) + ".");
    }
}
