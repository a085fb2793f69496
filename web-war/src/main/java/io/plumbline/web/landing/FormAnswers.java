package io.plumbline.web.landing;

import io.plumbline.campaign.api.LandingContent;
import io.plumbline.campaign.api.LandingField;
import io.plumbline.campaign.api.LandingField.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody filled in.
 *
 * @param values by key of the field, as they were typed
 * @param wrong  by key of the field, or {@code consent}: the key of the words that say what is wrong
 */
public record FormAnswers(Map<String, String> values, Map<String, String> wrong) {

    public static final FormAnswers NONE = new FormAnswers(Map.of(), Map.of());

    /** The field that people do not see, and that what fills everything fills in. */
    public static final String TRAP = "website_url";
    public static final String CONSENT = "consent";

    private static final int LINE = 300;
    private static final int TEXT = 5000;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"]{1,64}@[^@\\s<>\"]{1,190}\\.[^@\\s<>\".]{2,60}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9()/. -]{5,30}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}([.,]\\d{1,6})?");

    public static FormAnswers read(LandingContent asked, Map<String, List<String>> sent) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        for (LandingField field : asked.fields()) {
            String value = first(sent, field.key());
            if (!value.isEmpty()) {
                values.put(field.key(), field.kind() == Kind.TICK ? "yes" : value);
            }
            String fault = fault(field, value);
            if (fault != null) {
                wrong.put(field.key(), fault);
            }
        }
        if (asked.consent() != null && first(sent, CONSENT).isEmpty()) {
            wrong.put(CONSENT, "wrong.consent");
        }
        return new FormAnswers(values, wrong);
    }

    private static String fault(LandingField field, String value) {
        if (value.isEmpty()) {
            return field.required() ? "wrong.required" : null;
        }
        if (value.length() > (field.kind() == Kind.LONG_TEXT ? TEXT : LINE)) {
            return "wrong.long";
        }
        boolean lines = field.kind() == Kind.LONG_TEXT;
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t')))) {
            return "wrong.characters";
        }
        return switch (field.kind()) {
            case EMAIL -> EMAIL.matcher(value).matches() ? null : "wrong.email";
            case PHONE -> PHONE.matcher(value).matches() ? null : "wrong.phone";
            case NUMBER -> NUMBER.matcher(value).matches() ? null : "wrong.number";
            case CHOICE -> field.choices().contains(value) ? null : "wrong.choice";
            default -> null;
        };
    }

    public boolean isComplete() {
        return wrong.isEmpty();
    }

    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    /** The answer to the first field of a kind, or null. */
    public String of(LandingContent asked, Kind kind) {
        return asked.fields().stream().filter(field -> field.kind() == kind).map(field -> values.get(field.key())).filter(value -> value != null).findFirst().orElse(null);
    }

    public static boolean isTrapped(Map<String, List<String>> sent) {
        return !first(sent, TRAP).isEmpty();
    }

    static String first(Map<String, List<String>> sent, String name) {
        List<String> values = sent.get(name);
        return values == null || values.isEmpty() ? "" : values.get(0).replace("\r\n", "\n").strip();
    }
}
