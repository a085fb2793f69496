package io.plumbline.tracking.conversion;

import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.ConversionStatus;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What partners and networks call the states of a conversion. */
final class StatusWord {

    private static final Map<String, ConversionStatus> WORDS = words();

    private StatusWord() {
    }

    /** @return null for null */
    static ConversionStatus read(String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        ConversionStatus status = WORDS.get(word.strip().toLowerCase(Locale.ROOT));
        if (status == null) {
            throw new Invalid("status", "status-unknown", "Use pending, approved, rejected, reversed or on-hold.");
        }
        return status;
    }

    private static Map<String, ConversionStatus> words() {
        Map<String, ConversionStatus> words = new HashMap<>();
        for (String word : new String[] {"pending", "lead", "hold", "open", "registration"}) {
            words.put(word, ConversionStatus.PENDING);
        }
        for (String word : new String[] {"on-hold", "on hold", "onhold"}) {
            words.put(word, ConversionStatus.ON_HOLD);
        }
        for (String word : new String[] {"approved", "sale", "confirmed", "accepted", "deposit"}) {
            words.put(word, ConversionStatus.APPROVED);
        }
        for (String word : new String[] {"rejected", "trash", "declined", "cancelled", "canceled", "invalid"}) {
            words.put(word, ConversionStatus.REJECTED);
        }
        for (String word : new String[] {"reversed", "refund", "refunded", "chargeback", "returned"}) {
            words.put(word, ConversionStatus.REVERSED);
        }
        return words;
    }
}
