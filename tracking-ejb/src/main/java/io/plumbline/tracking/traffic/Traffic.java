package io.plumbline.tracking.traffic;

import io.plumbline.tracking.api.Arrival;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells apart visitors from machines that say they are machines. What is doubtful counts: a later, better rule can be run again. */
public final class Traffic {

    /**
     * Crawlers that name themselves. HTTP libraries are missing on purpose: servers of advertisers and partners report clicks
     * with curl, Python and Java.
     */
    private static final Pattern CRAWLER = Pattern.compile("(?<![a-z])([a-z0-9_.-]*(?:bot|crawler|spider))(?![a-z])"
            + "|slurp|facebookexternalhit|mediapartners-google|headlesschrome|bingpreview|google-read-aloud|archive\\.org_bot");
    /** Words that end in "bot" and are no robots: telephones of this maker. */
    private static final Pattern NO_CRAWLER = Pattern.compile("cubot");

    private static final int MAX_USER_AGENT = 512;

    private Traffic() {
    }

    public static Verdict judge(Arrival arrival) {
        if (isPrefetch(arrival.purpose())) {
            return Verdict.invalid("prefetch", "A browser fetched the page ahead of time; it counts when the landing page confirms the visit.");
        }
        return crawler(arrival.userAgent())
                .map(name -> Verdict.invalid("declared-crawler", "The user agent calls itself a crawler: " + name + "."))
                .orElse(new Verdict("valid", null, "No rule for invalid traffic applies.", java.util.List.of(), null));
    }

    static boolean isPrefetch(String purpose) {
        String said = purpose == null ? "" : purpose.strip().toLowerCase(Locale.ROOT);
        return said.startsWith("prefetch") || said.startsWith("prerender") || said.equals("preview") || said.equals("instant");
    }

    static Optional<String> crawler(String userAgent) {
        if (userAgent == null) {
            return Optional.empty();
        }
        userAgent = userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT));
        Matcher names = CRAWLER.matcher(NO_CRAWLER.matcher(userAgent.toLowerCase(Locale.ROOT)).replaceAll(""));
        return names.find() ? Optional.of(names.group()) : Optional.empty();
    }
}
