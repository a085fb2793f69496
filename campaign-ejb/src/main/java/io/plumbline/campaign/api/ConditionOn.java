package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;
import java.util.Locale;

/** What a condition of a destination looks at. */
public enum ConditionOn implements Keyed {
    /** ISO 3166-1 alpha-2. */
    COUNTRY,
    /** ISO 3166-2, such as {@code DE-BY}. */
    REGION,
    DEVICE, OS, BROWSER,
    /** The preferred language of the browser; {@code de} holds for {@code de-AT} too. */
    LANGUAGE,
    /** {@code mon} to {@code sun}, in the condition's zone. */
    WEEKDAY,
    /** Hours 0 to 23 or ranges such as {@code 9-17} or {@code 22-5}, both ends included, in the condition's zone. */
    HOUR,
    /** {@code new} or {@code returning}; a visitor whose browser may not be recognised is neither. */
    VISITOR,
    /** {@code is} compares hosts, a value standing for the hosts below it too; the other operators look at the whole address. */
    REFERRER,
    UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, UTM_TERM, UTM_CONTENT, UTM_ID,
    SUB1, SUB2, SUB3, SUB4, SUB5, SUB6, SUB7, SUB8, SUB9, SUB10,
    /** Addresses or ranges of IPv4 and IPv6. */
    IP;

    /** As the parameter of a tracking link is written. */
    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether {@code contains} and {@code starts-with} make sense. */
    public boolean isText() {
        return this == OS || this == BROWSER || this == REFERRER || isParameter();
    }

    public boolean isParameter() {
        return name().startsWith("UTM_") || name().startsWith("SUB");
    }

    public boolean isClock() {
        return this == WEEKDAY || this == HOUR;
    }
}
