package io.plumbline.tracking.api;

import java.io.Serializable;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a request says about consent, as it came. Everything may be null; nothing is created or altered here.
 *
 * @param gdpr       {@code 1} or {@code 0}
 * @param tcString   TCF 2.2/2.3 string
 * @param gpp        GPP string
 * @param gppSid     ids of the sections that apply, separated by comma or underscore
 * @param usPrivacy  CCPA string outside of GPP, such as {@code 1YNN}
 * @param gpc        whether {@code Sec-GPC: 1} was sent
 * @param adStorage, analyticsStorage, adUserData, adPersonalization {@code granted} or {@code denied} (Google consent mode)
 * @param providers  Google's additional consent string, such as {@code 2~70.89~dv.45}
 * @param country    ISO 3166 alpha-2 code, or null
 */
public record ConsentSignals(String gdpr, String tcString, String gpp, String gppSid, String usPrivacy, boolean gpc, String adStorage,
        String analyticsStorage, String adUserData, String adPersonalization, String providers, String country) implements Serializable {

    public static final ConsentSignals NONE = new ConsentSignals(null, null, null, null, null, false, null, null, null, null, null, null);

    /** Parameters that speak of consent; their values are kept with the decision and nowhere else. */
    public static final Set<String> NAMES = Set.of("gdpr", "gdpr_consent", "gpp", "gpp_sid", "us_privacy", "ad_storage", "analytics_storage", "ad_user_data",
            "ad_personalization", "gcs", "addtl_consent");

    /** Longer strings than these do not exist; what is longer is cut, and so found to be broken. */
    public static final int MAX = 4000;

    private static final int SHORT = 64;

    /** @param param the first value of a parameter, or null */
    public static ConsentSignals of(UnaryOperator<String> param, boolean gpc, String country) {
        String mode = param.apply("gcs");
        boolean modeTold = mode != null && mode.matches("G1[01-][01-]");
        return new ConsentSignals(cut(param.apply("gdpr"), SHORT), cut(param.apply("gdpr_consent"), MAX), cut(param.apply("gpp"), MAX),
                cut(param.apply("gpp_sid"), SHORT), cut(param.apply("us_privacy"), SHORT), gpc, word(param.apply("ad_storage"), modeTold ? mode.charAt(2) : '-'),
                word(param.apply("analytics_storage"), modeTold ? mode.charAt(3) : '-'), word(param.apply("ad_user_data"), '-'),
                word(param.apply("ad_personalization"), '-'), cut(param.apply("addtl_consent"), MAX), country);
    }

    /** Whether anything at all was said: most requests say nothing, and need no decoding. */
    public boolean isSilent() {
        return gdpr == null && tcString == null && gpp == null && gppSid == null && usPrivacy == null && !gpc && adStorage == null && analyticsStorage == null
                && adUserData == null && adPersonalization == null;
    }

    /** For the column beside the decision: a receipt of what was received. Null when nothing was. */
    public String received() {
        StringBuilder text = new StringBuilder();
        tell(text, "gdpr", gdpr);
        tell(text, "ad_storage", adStorage);
        tell(text, "analytics_storage", analyticsStorage);
        tell(text, "ad_user_data", adUserData);
        tell(text, "ad_personalization", adPersonalization);
        tell(text, "gpc", gpc ? "1" : null);
        tell(text, "us_privacy", usPrivacy);
        tell(text, "gpp_sid", gppSid);
        tell(text, "gdpr_consent", tcString);
        tell(text, "addtl_consent", providers);
        tell(text, "gpp", gpp);
        return text.isEmpty() ? null : cut(text.toString(), MAX);
    }

    private static void tell(StringBuilder text, String name, String value) {
        if (value != null) {
            text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value);
        }
    }

    /** Anything but a plain yes is a no: {@code denied}, {@code 0}, {@code false} and what nobody understands. */
    private static String word(String said, char inMode) {
        if (said == null || said.isBlank()) {
            return inMode == '1' ? "granted" : inMode == '0' ? "denied" : null;
        }
        String plain = said.strip();
        return plain.equalsIgnoreCase("granted") || plain.equals("1") || plain.equalsIgnoreCase("true") ? "granted" : "denied";
    }

    private static String cut(String text, int max) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String clean = text.strip().codePoints().filter(c -> c > 0x1F && c != 0x7F).limit(max)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return clean.isEmpty() ? null : clean.length() <= max ? clean : clean.substring(0, max);
    }
}
