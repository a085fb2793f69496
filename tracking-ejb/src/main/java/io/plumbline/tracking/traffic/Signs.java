package io.plumbline.tracking.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What single headers give away. */
final class Signs {

    private static final int LONGEST_AGENT = 1_024;
    private static final Pattern MARKUP = Pattern.compile("[<>\\x00-\\x1f]|\\{\\w+}|\\$\\{|%[0-9a-fA-F]{2}%|(?i)union\\s+select|\\bsleep\\(");
    private static final List<String> SCANNERS = List.of("url.emailprotection.link", "urlsand.com", "mimecastprotect.com", "statics.teams.cdn.office.net", "deref-mail.com");

    private static final Map<String, Set<String>> SPOKEN = Arrays.stream(Locale.getAvailableLocales()).filter(l -> l.getCountry().length() == 2)
            .collect(Collectors.groupingBy(Locale::getCountry, Collectors.mapping(Locale::getLanguage, Collectors.toUnmodifiableSet())));

    private Signs() {
    }

    static boolean isAbsurd(String userAgent) {
        return userAgent != null && !userAgent.isBlank()
                && (userAgent.length() > LONGEST_AGENT || userAgent.chars().noneMatch(Character::isLetter) || MARKUP.matcher(userAgent).find());
    }

    static boolean isPrefetch(String purpose) {
        String said = purpose == null ? "" : purpose.strip().toLowerCase(Locale.ROOT);
        return said.startsWith("prefetch") || said.startsWith("prerender") || said.equals("preview") || said.equals("instant");
    }

    static boolean isScanner(String referrer) {
        if (referrer == null) {
            return false;
        }
        String host = referrer.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").split("[/:?#]", 2)[0];
        return SCANNERS.stream().anyMatch(scanner -> host.equals(scanner) || host.endsWith("." + scanner));
    }

    /** The first language is spoken nowhere in the country, as far as the JDK knows. English proves nothing. */
    static boolean isForeign(String acceptLanguage, String country) {
        if (acceptLanguage == null || country == null || !SPOKEN.containsKey(country)) {
            return false;
        }
        String language = Locale.forLanguageTag(acceptLanguage.split("[,;]", 2)[0].strip()).getLanguage();
        return !language.isEmpty() && !language.equals("en") && !SPOKEN.get(country).contains(language);
    }
}
