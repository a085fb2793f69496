package io.plumbline.tracking.consent;

import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentSignals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be kept of a request: the rest never reaches a column, a trace or the journal. */
public final class Redaction {

    /** Ids by which ad platforms know a person's click again. */
    static final Set<String> CLICK_IDS = Set.of("gclid", "gbraid", "wbraid", "dclid", "gclsrc", "fbclid", "fbc", "fbp", "_fbc", "_fbp", "li_fat_id", "msclkid", "ttclid",
            "ttp", "_ttp", "twclid", "sccid", "rdt_cid", "epik", "ob_click_id", "tblci", "irclickid", "im_ref", "_ef_transaction_id", "yclid", "_ga", "_gl", "mc_eid", "vmcid",
            "s_kwcid", "dicbo", "igshid", "_hsenc", "hsctatracking", "mkt_tok", "gad_campaignid");
    /** Parameters that by their name hold contact data: no setting makes these welcome. */
    private static final Set<String> CONTACT = Set.of("email", "e-mail", "e_mail", "mail", "emailaddress", "email_address", "phone", "tel", "telephone", "mobile", "phone_number",
            "firstname", "first_name", "lastname", "last_name", "fullname", "full_name");
    private static final Pattern MAIL = Pattern.compile("[^\\s@%=&?/;,<>\"']{1,64}(?:@|%40)[^\\s@%=&?/;,<>\"']{1,190}\\.[A-Za-z]{2,24}");
    /** No longer than the shortest address, so that no text outgrows its column. */
    static final String MAIL_GONE = "(mail)";

    private final boolean clickIds;
    private final ConsentDecision.Address address;
    private final boolean detail;

    public Redaction(ConsentDecision decision) {
        this.clickIds = decision.shareClick();
        this.address = decision.address();
        this.detail = decision.userAgent();
    }

    /** The request as it may be kept. The very same when nothing has to go: then nothing is copied. */
    public Arrival of(Arrival arrival) {
        Map<String, List<String>> params = params(arrival.params().all());
        String ip = address(arrival.ip());
        String referrer = referrer(arrival.referrer());
        String userAgent = detail ? arrival.userAgent() : null;
        boolean same = params == arrival.params().all() && referrer == arrival.referrer() && userAgent == arrival.userAgent() && ip == arrival.ip();
        return same ? arrival : new Arrival(arrival.at(), params == arrival.params().all() ? arrival.params() : new Arrival.MapOfParams(params), ip, userAgent, referrer, detail ? arrival.language() : null,
                arrival.purpose(), arrival.gpc(), arrival.visitorId(), arrival.clickIds(), arrival.country());
    }

    public String address(String ip) {
        return switch (address) {
            case FULL -> Address.whole(ip);
            case TRUNCATED -> Address.truncated(ip);
            case NONE -> null;
        };
    }

    /** Where somebody came from: with detail the page, else the site. */
    public String referrer(String referrer) {
        if (referrer == null || detail) {
            return url(referrer);
        }
        int host = referrer.indexOf("://");
        int end = host < 0 ? -1 : indexOfAny(referrer, "/?#", host + 3);
        return mail(end < 0 ? referrer : referrer.substring(0, end + (referrer.charAt(end) == '/' ? 1 : 0)));
    }

    /** An address without the parameters that may not be kept. */
    public String url(String url) {
        int question = url == null ? -1 : url.indexOf('?');
        if (question < 0) {
            return mail(url);
        }
        int hash = url.indexOf('#', question);
        String query = url.substring(question + 1, hash < 0 ? url.length() : hash);
        StringBuilder kept = new StringBuilder(url.length());
        boolean gone = false;
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (isForbidden(equals < 0 ? pair : pair.substring(0, equals))) {
                gone = true;
            } else {
                kept.append(kept.isEmpty() ? "" : "&").append(pair);
            }
        }
        return mail(gone ? url.substring(0, question) + (kept.isEmpty() ? "" : "?" + kept) + (hash < 0 ? "" : url.substring(hash)) : url);
    }

    private Map<String, List<String>> params(Map<String, List<String>> all) {
        boolean same = all.isEmpty() || all.entrySet().stream().noneMatch(p -> isForbidden(p.getKey()) || ConsentSignals.NAMES.contains(p.getKey())
                || p.getValue().stream().anyMatch(value -> !value.equals(mail(value))));
        if (same) {
            return all;
        }
        Map<String, List<String>> kept = new LinkedHashMap<>();
        all.forEach((name, values) -> {
            if (!isForbidden(name) && !ConsentSignals.NAMES.contains(name)) {
                kept.put(name, values.stream().map(value -> name.equals("url") ? url(value) : mail(value)).toList());
            }
        });
        return kept;
    }

    private boolean isForbidden(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return CONTACT.contains(lower) || !clickIds && CLICK_IDS.contains(lower);
    }

    /** Addresses of people do not belong into addresses of pages, whatever was agreed to. */
    public static String mail(String text) {
        if (text == null || text.indexOf('@') < 0 && !text.contains("%40")) {
            return text;
        }
        return MAIL.matcher(text).replaceAll(MAIL_GONE);
    }

    private static int indexOfAny(String text, String characters, int from) {
        for (int i = from; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
