package io.plumbline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Sentences of verdicts are put together from a name, a baseline and a finding, so no reader of the source finds them whole. */
class VerdictSentencesTest {

    private static final List<String> SAID = List.of("Short: page against Long: better, by evidence that holds however often one looks.", "B against A: worse, by evidence that holds however often one looks.",
            "B against A: any difference is smaller than 10.0 % of the baseline.", "B against A: the difference may still lie on either side of what matters.",
            "B against A: fewer units or results than a comparison needs (100 units, 25 successes and failures expected a variant).",
            "B against A: fewer units or results than a comparison needs (100 units, 25 results of equal size a variant).");

    @Test
    void verdicts_are_told_in_german_and_left_alone_in_english() {
        for (String sentence : SAID) {
            assertThat(Sentences.in(Locale.ENGLISH).say(sentence)).isEqualTo(sentence);
            assertThat(Sentences.in(Locale.GERMAN).say(sentence)).contains(" gegen ").doesNotContain("against", "{");
        }
        assertThat(Sentences.in(Locale.GERMAN).say(SAID.get(0))).isEqualTo("Short: page gegen Long: besser, mit einem Beleg, der gilt, wie oft man auch hinsieht.");
    }
}
