package io.plumbline.campaign.advertiser;

import io.plumbline.campaign.api.AdvertiserDraft;
import io.plumbline.shared.Check;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an advertiser must be like, and how its domains are written down: as browsers send them. */
final class AdvertiserRules {

    static final int MAX_DOMAINS = 100;

    private static final int DOMAINS_COLUMN = 4000;
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private AdvertiserRules() {
    }

    /** @return the draft as it is kept */
    static AdvertiserDraft sound(AdvertiserDraft draft) {
        Check check = new Check().text("name", draft.name(), 200).currency("currency", draft.currency()).zone("timeZone", draft.timeZone())
                .that(draft.homeUrl() != null && !draft.homeUrl().isBlank(), "homeUrl", "required", "This field is required.")
                .url("homeUrl", draft.homeUrl())
                .that(draft.domains().size() <= MAX_DOMAINS, "domains", "too-many", "At most " + MAX_DOMAINS + " domains.")
                .optionalText("postbackToken", draft.postbackToken(), 200);
        List<Optional<String>> hosts = draft.domains().stream().limit(MAX_DOMAINS).map(AdvertiserRules::host).toList();
        for (int i = 0; i < hosts.size(); i++) {
            check.that(hosts.get(i).isPresent(), "domains/" + i, "domain-malformed", "Give a host name such as shop.example, without https://.");
        }
        List<String> known = hosts.stream().flatMap(Optional::stream).distinct().toList();
        check.that(String.join(" ", known).length() <= DOMAINS_COLUMN, "domains", "too-long", "These domains are too long altogether.");
        check.done();
        String token = draft.postbackToken() == null || draft.postbackToken().isBlank() ? null : draft.postbackToken().strip();
        return new AdvertiserDraft(draft.name().strip(), draft.currency(), draft.timeZone(), draft.homeUrl().strip(), known, token);
    }

    /** Lower case and punycode, without the root's dot. */
    static Optional<String> host(String text) {
        try {
            String host = IDN.toASCII(text.strip().replaceFirst("\\.$", ""), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return HOST.matcher(host).matches() ? Optional.of(host) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
