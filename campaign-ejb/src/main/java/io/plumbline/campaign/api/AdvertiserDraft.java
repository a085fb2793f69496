package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.util.List;

/**
 * @param domains       hosts that {@code url=} and landing pages may use; a host covers its subdomains
 * @param postbackToken secret that server postbacks must carry, or null when none is asked for
 */
public record AdvertiserDraft(String name, String currency, String timeZone, String homeUrl, List<String> domains, String postbackToken)
        implements Serializable {

    public AdvertiserDraft {
        domains = Check.whole("domains", domains);
    }
}
