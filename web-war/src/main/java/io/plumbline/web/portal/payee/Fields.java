package io.plumbline.web.portal.payee;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A long form as the texts of its fields. */
final class Fields implements Serializable {

    private final Map<String, String> texts = new HashMap<>();

    Map<String, String> texts() {
        return texts;
    }

    void put(String name, Object value) {
        texts.put(name, value == null ? "" : value instanceof Keyed keyed ? keyed.key() : value.toString());
    }

    String text(String name) {
        String value = texts.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    <E extends Enum<E> & Keyed> E key(Class<E> type, String name) {
        return text(name) == null ? null : Keyed.of(type, name, text(name));
    }

    LocalDate day(String name) {
        try {
            return text(name) == null ? null : LocalDate.parse(text(name));
        } catch (DateTimeException malformed) {
            throw new Invalid(name, "day-malformed", "Write a day such as 2026-05-04.");
        }
    }

    /** {@code EUR 50.00, USD 60.00}. */
    List<Money> amounts(String name) {
        return text(name) == null ? List.of() : Arrays.stream(text(name).split("[,;]")).map(String::strip).filter(part -> !part.isEmpty()).map(part -> amount(name, part)).toList();
    }

    void put(String name, List<Money> amounts) {
        texts.put(name, String.join(", ", amounts.stream().map(money -> money.currency() + " " + money.amount().toPlainString()).toList()));
    }

    private static Money amount(String name, String part) {
        String[] words = part.split("\\s+");
        if (words.length != 2) {
            throw new Invalid(name, "amount-malformed", "Write currency and amount such as EUR 50.00, with a comma between two.");
        }
        return Money.of(words[1], words[0]);
    }
}
