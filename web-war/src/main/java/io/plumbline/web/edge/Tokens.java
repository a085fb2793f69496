package io.plumbline.web.edge;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.Clicks;
import io.plumbline.web.edge.ConversionDoor.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/** Whether a postback may speak for an advertiser: where the advertiser set a token, only with it. */
@ApplicationScoped
public class Tokens {

    @Inject
    private Clicks clicks;
    @Inject
    private Advertisers advertisers;

    /** @return the advertiser the call is about, when it names a known click or advertiser */
    Optional<UUID> advertiser(Aliases params) {
        try {
            if (params.get("advertiser") != null) {
                return Optional.of(Ids.parse("advertiser", params.get("advertiser")));
            }
            return params.click() == null ? Optional.empty() : Optional.of(clicks.get(Ids.parse("click", params.click())).advertiserId());
        } catch (NotFound unknown) {
            return Optional.empty();
        }
    }

    /** @return the refusal, or empty when the call may pass */
    Optional<Outcome> objection(UUID advertiserId, String token) {
        String wanted = advertisers.get(advertiserId).postbackToken();
        if (wanted == null || wanted.isBlank()) {
            return Optional.empty();
        }
        if (token == null) {
            return Optional.of(Outcome.refused(401, "token-missing", "This advertiser asks for a token."));
        }
        boolean same = MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        return same ? Optional.empty() : Optional.of(Outcome.refused(403, "token-wrong", "The token is not the advertiser's."));
    }
}
