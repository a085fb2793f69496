package io.plumbline.web.faces;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rooms say in English (traces, refusals, failures) in the reader's language. A sentence is recognised by its shape, so that what was
 * stored years ago is said as well as what is new, and a row keeps one text. What no catalogue knows stays as it is.
 */
public final class Sentences {

    private static final String LANGUAGE = "de";
    /** Bundles and beginnings of keys in which codes have their words; the first that knows one says it. */
    private static final List<String[]> CODES = List.of(new String[] {"tracking", "reason."}, new String[] {"tracking", "rule."}, new String[] {"tracking", "verdict."},
            new String[] {"tracking", "consent.basis."}, new String[] {"common", "status."}, new String[] {"planning", "account."}, new String[] {"planning", "channel."},
            new String[] {"admin", "role."});
    private static final int DEEPEST = 6;
    private static final int LONGEST = 4_000;
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9:_-]*");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern MONEY = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})? [A-Z]{3}");
    /** Not numbers of goods and names that hold digits. */
    private static final Pattern FIGURE = Pattern.compile("(?<=^|[ ])\\d+(\\.\\d+)?(?= %| [A-Z]{3}(?![A-Z]))|(?<=up to |below |from )\\d+|\\d+\\.\\d+");
    /** As tiers were written down until it was said how far each goes. */
    private static final Pattern OLD_TIER = Pattern.compile("\\bfrom (\\d+(?:\\.\\d+)?) (\\d+(?:\\.\\d+)?(?: %| [A-Z]{3})?)(?=( from \\d)?)(?![\\d.])");
    private static final Map<Locale, Sentences> KNOWN = new ConcurrentHashMap<>();

    private final Locale reader;
    private final Figures fmt;
    private final Map<String, String> whole = new HashMap<>();
    private final List<Sentence> shapes;
    private final List<Sentence> inConditions;
    private final Map<String, String> inRates;
    private final Pattern rateWords;

    private Sentences(Locale reader, List<Catalogue.Entry> catalogue) {
        boolean own = !LANGUAGE.equals(reader.getLanguage());
        this.reader = reader;
        this.fmt = new Figures(reader);
        catalogue.stream().filter(e -> e.use() == Catalogue.Use.ANYWHERE && !e.template().contains("{")).forEach(e -> whole.put(e.template(), own ? e.template() : e.told()));
        this.shapes = shapes(catalogue, own, Catalogue.Use.ANYWHERE).sorted(Sentence.meantFirst()).toList();
        this.inConditions = shapes(catalogue, own, Catalogue.Use.CONDITIONS).toList();
        this.inRates = own ? Map.of() : catalogue.stream().filter(e -> e.use() == Catalogue.Use.RATES).collect(Collectors.toMap(Catalogue.Entry::template, Catalogue.Entry::told));
        this.rateWords = Pattern.compile("(?<=^|[ /])(" + inRates.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).map(Pattern::quote)
                .collect(Collectors.joining("|")) + ")(?=$|[ ,/])");
    }

    private static Stream<Sentence> shapes(List<Catalogue.Entry> catalogue, boolean own, Catalogue.Use use) {
        return catalogue.stream().filter(e -> e.use() == use && e.template().contains("{")).map(e -> new Sentence(e, own ? null : e.told()));
    }

    public static Sentences in(Locale reader) {
        return KNOWN.computeIfAbsent(reader, language -> new Sentences(language, Catalogue.in(LANGUAGE)));
    }

    /** @param text may be null */
    public String say(String text) {
        return say(text, UnaryOperator.identity());
    }

    /** @param moment says what stands for a time, which only the page knows how to write */
    public String say(String text, UnaryOperator<String> moment) {
        return text == null || text.isBlank() || text.length() > LONGEST ? text : new Saying(moment).part(text, 0);
    }

    /** A code in words; itself where it has none. {@code click-invalid:rate-visitor} says which rule. */
    public String code(String code) {
        if (whole.containsKey(code)) {
            return whole.get(code);
        }
        int colon = code.indexOf(':');
        String detail = colon < 0 ? "" : code.substring(colon + 1);
        return word(code).or(() -> colon < 0 || detail.isEmpty() ? Optional.empty()
                : Optional.of(code.startsWith("click-") ? code(detail) : code(code.substring(0, colon)) + ": " + code(detail))).orElse(code);
    }

    /** The word of a state; some of them are reasons, too, and mean something else there. */
    public String state(String key) {
        ResourceBundle states = bundle("common");
        return states.containsKey("status." + key) ? states.getString("status." + key) : code(key);
    }

    /** Where a result came in, as it is said after "reported by". */
    private String door(String key) {
        ResourceBundle doors = bundle("tracking");
        return doors.containsKey("trace.door." + key) ? doors.getString("trace.door." + key) : key;
    }

    private Optional<String> word(String code) {
        return CODES.stream().map(home -> Map.entry(bundle(home[0]), home[1] + code)).filter(home -> home.getKey().containsKey(home.getValue())).findFirst()
                .map(home -> home.getKey().getString(home.getValue()));
    }

    private ResourceBundle bundle(String area) {
        return ResourceBundle.getBundle("io.plumbline.web.messages." + area, reader, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** One sentence being said, with what stands in it. */
    private final class Saying {

        private final UnaryOperator<String> moment;

        private Saying(UnaryOperator<String> moment) {
            this.moment = moment;
        }

        private String part(String text, int depth) {
            if (whole.containsKey(text)) {
                return whole.get(text);
            }
            return shaped(shapes, text, depth).orElseGet(() -> CODE.matcher(text).matches() ? code(text) : value(text));
        }

        private String condition(String text, int depth) {
            return shaped(inConditions, text, depth).orElseGet(() -> part(text, depth));
        }

        private Optional<String> shaped(List<Sentence> known, String text, int depth) {
            return depth > DEEPEST ? Optional.empty()
                    : known.stream().flatMap(one -> one.say(text, (slot, value) -> slot(slot, value, depth + 1)).stream()).findFirst();
        }

        private String slot(Sentence.Slot slot, String value, int depth) {
            return switch (slot) {
                case VALUE -> value(value);
                case CODE -> Stream.of(value.split(", ")).map(Sentences.this::code).collect(Collectors.joining(", "));
                case STATE -> state(value);
                case DOOR -> door(value);
                case PART -> part(value, depth);
                case LIST -> Stream.of(value.split(" or ")).map(one -> condition(one, depth)).collect(Collectors.joining(" " + whole.getOrDefault("or", "or") + " "));
                case CONDITION -> condition(value, depth);
                case RATE -> rate(value);
            };
        }

        private String value(String text) {
            if (DAY.matcher(text).matches() && isDay(text)) {
                return fmt.day(LocalDate.parse(text));
            }
            if (MONEY.matcher(text).matches()) {
                return fmt.majorMoney(new BigDecimal(text.substring(0, text.indexOf(' '))), text.substring(text.indexOf(' ') + 1));
            }
            return moment.apply(text);
        }
    }

    /** Anybody may write a number like 2026-99-99 as a reason. */
    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    /** Names of goals, goods and groups stand between the words of a rate as they are. */
    private String rate(String words) {
        String tiers = OLD_TIER.matcher(words).replaceAll(tier -> tier.group(2) + " from " + tier.group(1) + (tier.group(3) == null ? "" : ","));
        String figures = FIGURE.matcher(tiers).replaceAll(number -> fmt.exact(new BigDecimal(number.group())));
        return inRates.isEmpty() ? figures : rateWords.matcher(figures).replaceAll(word -> Matcher.quoteReplacement(inRates.get(word.group(1))));
    }
}
