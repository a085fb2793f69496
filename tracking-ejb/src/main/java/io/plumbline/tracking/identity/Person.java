package io.plumbline.tracking.identity;

import io.plumbline.shared.Ids;
import java.util.UUID;

/** The id of a person as known by one mark, the same in every run: whoever meets the mark first needs to ask nobody. */
public final class Person {

    public static final String CUSTOMER = "customer";
    public static final String EMAIL = "email";
    public static final String VISITOR = "visitor";

    private Person() {
    }

    /** @param kind which mark the value is, for example {@link #CUSTOMER} */
    public static UUID of(UUID advertiserId, String kind, String value) {
        return Ids.named("person", advertiserId.toString(), kind, value);
    }
}
