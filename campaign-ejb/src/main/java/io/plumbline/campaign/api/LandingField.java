package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import io.plumbline.shared.Keyed;
import java.io.Serializable;
import java.util.List;

/**
 * A question of a form.
 *
 * @param key      a letter, then letters, digits and underscores; {@code email, phone, first_name, last_name, company} are understood by what takes leads
 * @param choices  of a choice; empty otherwise
 * @param hint     below the field, or null
 */
public record LandingField(String key, String label, Kind kind, Boolean required, List<String> choices, String hint) implements Serializable {

    public enum Kind implements Keyed {
        TEXT, EMAIL, PHONE, NUMBER, LONG_TEXT, CHOICE, TICK
    }

    public LandingField {
        choices = Check.whole("choices", choices);
        required = Boolean.TRUE.equals(required);
    }
}
