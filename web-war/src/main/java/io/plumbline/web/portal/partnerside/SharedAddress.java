package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Link;
import io.plumbline.shared.Check;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** A link's address with the partner's own sub-ids, as it is shared. */
public final class SharedAddress {

    static final List<String> SUBS = List.of("sub1", "sub2", "sub3", "sub4", "sub5", "src");
    private static final int LONGEST = 200;

    private SharedAddress() {
    }

    /** For doors that say no: a code that is printed without its sub-id is noticed too late. */
    public static void check(Function<String, String> given) {
        Check check = new Check();
        SUBS.forEach(sub -> check.optionalText(sub, given.apply(sub), LONGEST));
        check.done();
    }

    /** @param given by name; what is empty or too long is left out */
    public static String of(Link link, Function<String, String> given) {
        return link.url() + query("?", given);
    }

    static String query(String first, Function<String, String> given) {
        StringBuilder query = new StringBuilder();
        for (String sub : SUBS) {
            String value = given.apply(sub);
            if (value != null && !value.isBlank() && value.length() <= LONGEST) {
                query.append(query.isEmpty() ? first : "&").append(sub).append('=').append(URLEncoder.encode(value.strip(), StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }
}
