package io.plumbline.web.portal.conversion;

import io.plumbline.web.faces.Format;
import io.plumbline.web.faces.Sentences;
import io.plumbline.web.portal.Spoken;
import io.plumbline.web.portal.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a step of a decision trace knew, for people: names as words, moments and days as elsewhere on the page. */
@Named
@ApplicationScoped
public class TraceWords {

    private static final Spoken TRACKING = new Spoken("tracking");
    /** Months are left alone: sub-ids are called like that. */
    private static final Pattern DATED = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T.*Z)?");

    private static final Set<String> SAID = Set.of("amount", "net", "tax", "shipping", "discount", "rate", "reason", "status", "before", "touchVerdict", "device", "channel");

    private final Format fmt = new Format();

    /** What no bundle knows is taken apart where its parts begin with a capital. */
    public String name(String key) {
        return TRACKING.orElse("trace.fact." + key, key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
    }

    /** @param fact its name: some hold codes, some parts of sentences, the others names that stay as they are */
    public String value(String fact, String value, ZoneId zone) {
        Sentences sentences = Sentences.in(Words.locale());
        if (value.equals("true") || value.equals("false")) {
            return TRACKING.of(value.equals("true") ? "conversion.yes" : "conversion.no");
        }
        return switch (fact) {
            case "reasons" -> Stream.of(value.split(",")).map(sentences::code).collect(Collectors.joining(", "));
            case "status" -> sentences.state(value);
            case "code" -> ReasonWords.of(value, Words.locale());
            case "consent" -> consent(value, sentences);
            case "allowed" -> Stream.of(value.split(" ")).map(what -> TRACKING.orElse("consent.for." + what, what)).collect(Collectors.joining(", "));
            default -> SAID.contains(fact) ? sentences.say(value, part -> moment(part, zone)) : moment(value, zone);
        };
    }

    /** What a rule, an outcome or a loser says. */
    public String say(String text, ZoneId zone) {
        return Sentences.in(Words.locale()).say(text, part -> moment(part, zone));
    }

    private static String consent(String value, Sentences sentences) {
        int because = value.indexOf(" (");
        return because < 0 ? sentences.code(value) : sentences.code(value.substring(0, because)) + value.substring(because);
    }

    private String moment(String value, ZoneId zone) {
        return DATED.matcher(value).matches() ? fmt.dated(value, zone) : value;
    }
}
