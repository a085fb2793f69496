package io.plumbline.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.ConsentBasis;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.api.TrafficRule;
import io.plumbline.web.faces.Catalogue;
import io.plumbline.web.faces.Sentences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nobody reads a sentence of the rooms in a language that is not his own: what the source can say stands in {@code messages/said}. A new
 * sentence turns this red until a line with it, and below it {@code = } with its German, is added there.
 */
class SentencesTest {

    private static final List<Path> ROOMS = Stream.of("../campaign-ejb", "../tracking-ejb", "../reporting-ejb", ".").map(room -> Path.of(room, "src/main/java")).toList();
    /** Classes that put parts of sentences together; of all others only whole sentences count. */
    private static final Set<String> IN_PARTS = Set.of("RateFit", "RateChoice", "Route", "EvidenceLadder", "Renewals", "Holding", "CapRow", "Asked", "Basket", "Reckoner", "Postings",
            "ConversionStory", "ClickStory", "Steps");
    /** What the doors say to programs, what fills the demo, and pages of operators that are code: no reader's language applies. */
    private static final Set<String> TO_PROGRAMS = Set.of("OpenApiFilter", "ProblemPages", "ConversionRequest", "ConversionRuling", "ConversionChange", "KeyFilter", "StrictValues",
            "JsonFaults", "BodyRequired", "BodyTooLarge", "Query", "IdempotencyFilter", "Said", "Postbacks", "ConversionDoor", "Redirection", "Answers", "AttributionModelling",
            "PeekingModelling", "ValueModelling", "Facts", "Demo", "DemoStart", "Showroom", "Affiliates", "PageTests", "StyleGuideView", "Paydays");
    /** Pieces that never stand alone: the sentences around them are in the catalogue with them filled in. */
    private static final Set<String> PIECES = Set.of(" and ", " or ", "asks for {} {}, {}{}", "visitor is ", "visitor is on ", "not in its time, ", "not in its time, from {} ",
            "{} (here: unknown)", "{}: {}, {}.");

    /** Classes that give reasons as codes. */
    private static final Set<String> REASONING = Set.of("EvidenceLadder", "ConversionRegrading", "LatePricingStep", "Restating", "Recording", "Holding", "Running", "Confirmation");

    private static SourceSentences source;
    private static List<Catalogue.Entry> catalogue;

    @BeforeAll
    static void read() throws IOException {
        source = SourceSentences.of(ROOMS, IN_PARTS);
        catalogue = Catalogue.in("de");
    }

    @Test
    void every_sentence_of_the_source_has_its_german() {
        Set<String> known = new HashSet<>(PIECES);
        catalogue.stream().map(entry -> plain(entry.template())).forEach(template -> {
            known.add(template);
            known.add(template.startsWith("{}: ") ? template.substring(4) : template);
        });
        Map<String, Set<String>> untold = new TreeMap<>(source.sentences());
        untold.keySet().removeAll(known);
        untold.values().removeIf(SentencesTest::isToPrograms);
        assertThat(untold).isEmpty();
    }

    @Test
    void no_translation_is_of_a_sentence_that_nobody_says_any_more() {
        Set<String> said = source.sentences().keySet();
        assertThat(catalogue.stream().map(entry -> plain(entry.template())).filter(text -> text.matches("\\p{Lu}.* .*\\.")).filter(text -> !said.contains(text)))
                .as("found by a list of user agents, whose kinds stand behind the colon")
                .containsExactlyInAnyOrder("The user agent is on the list of crawlers: {}, {}.", "The user agent looks at links for a preview: {}, {}.", "The user agent is a library: {}, {}.");
    }

    @Test
    void each_sentence_is_told_once_and_with_all_its_values() {
        assertThat(catalogue.stream().map(entry -> entry.use() + " " + plain(entry.template()))).doesNotHaveDuplicates();
        catalogue.forEach(entry -> {
            long slots = plain(entry.template()).split("\\{}", -1).length - 1;
            Set<String> told = new TreeSet<>();
            Pattern.compile("\\{(\\d)}").matcher(entry.told()).results().forEach(place -> told.add(place.group(1)));
            assertThat(told).as(entry.template()).isEqualTo(Stream.iterate(0, i -> i + 1).limit(slots).map(String::valueOf).collect(Collectors.toCollection(TreeSet::new)));
        });
    }

    @Test
    void every_code_and_every_fact_of_a_trace_has_words_in_both_languages() {
        Set<String> keys = new TreeSet<>();
        source.facts().forEach(fact -> keys.add("trace.fact." + fact));
        source.steps().forEach(step -> keys.add("trace.step." + step));
        Arrays.stream(TrafficRule.values()).forEach(rule -> keys.add("rule." + rule.key()));
        Arrays.stream(ReasonCode.values()).forEach(code -> keys.add("reason." + code.key()));
        Arrays.stream(Door.values()).forEach(door -> keys.add("trace.door." + door.key()));
        Arrays.stream(ConsentBasis.values()).forEach(basis -> keys.add("consent.basis." + basis.key()));
        assertThat(keys).hasSizeGreaterThan(80);
        for (String language : List.of("en", "de")) {
            ResourceBundle words = ResourceBundle.getBundle("io.plumbline.web.messages.tracking", Locale.forLanguageTag(language),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            assertThat(keys).as(language).allMatch(words::containsKey);
        }
    }

    @Test
    void every_reason_not_to_credit_or_not_to_count_has_words_in_both_languages() {
        Set<String> codes = new TreeSet<>(Set.of("invalid-traffic"));
        REASONING.forEach(name -> codes.addAll(source.codes().getOrDefault(name, Set.of())));
        codes.remove("cap-exhausted");
        codes.removeAll(catalogue.stream().map(Catalogue.Entry::template).toList());
        assertThat(codes).contains("outside-click-window", "before-click", "late-for-cap", "no-rate", "not-priced", "campaign-ended").hasSizeGreaterThan(12);
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            assertThat(codes).as(language.toString()).noneMatch(code -> Sentences.in(language).code(code).equals(code));
        }
    }

    private static String plain(String template) {
        return template.replaceAll("\\{[*#!@/?%]}", "{}");
    }

    private static boolean isToPrograms(Set<String> classes) {
        return classes.stream().allMatch(name -> TO_PROGRAMS.contains(name) || name.endsWith("Servlet") || name.endsWith("Resource"));
    }
}
