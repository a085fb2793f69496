package io.plumbline.web.api.privacy;

import io.plumbline.tracking.api.ConsentSignals;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The signals of a request, named as in JSON everywhere. */
public record ConsentQuestion(UUID advertiserId, String gdpr, String gdprConsent, String gpp, String gppSid, String usPrivacy, Boolean gpc, String adStorage,
        String analyticsStorage, String adUserData, String adPersonalization, String country) {

    ConsentSignals signals() {
        Map<String, String> said = new HashMap<>();
        said.put("gdpr", gdpr);
        said.put("gdpr_consent", gdprConsent);
        said.put("gpp", gpp);
        said.put("gpp_sid", gppSid);
        said.put("us_privacy", usPrivacy);
        said.put("ad_storage", adStorage);
        said.put("analytics_storage", analyticsStorage);
        said.put("ad_user_data", adUserData);
        said.put("ad_personalization", adPersonalization);
        return ConsentSignals.of(said::get, Boolean.TRUE.equals(gpc), country);
    }
}
