package io.plumbline.web.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.LandingContent;
import io.plumbline.campaign.api.LandingField;
import io.plumbline.campaign.api.LandingField.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandingHtmlTest {

    private static final String EVIL = "\"><script>alert('1')</script>&";

    @ParameterizedTest
    @CsvSource({"EMAIL,ann@shop.example,true", "EMAIL,ann@shop,false", "EMAIL,ann shop.example,false", "PHONE,+49 (30) 12-34,true", "PHONE,call me,false", "NUMBER,'12,5',true", "NUMBER,many,false",
        "CHOICE,red,true", "CHOICE,green,false", "TEXT,Ann,true"})
    void an_answer_is_as_its_field_asks(Kind kind, String value, boolean right) {
        LandingField field = new LandingField("it", "It", kind, true, kind == Kind.CHOICE ? List.of("red", "blue") : List.of(), null);

        assertThat(FormAnswers.read(content(null, field), Map.of("it", List.of(value))).isComplete()).isEqualTo(right);
    }

    @Test
    void what_must_be_given_is_missed_with_the_consent_and_what_is_too_long() {
        LandingField name = new LandingField("name", "Name", Kind.TEXT, true, List.of(), null);
        LandingField words = new LandingField("words", "Words", Kind.LONG_TEXT, false, List.of(), null);

        assertThat(FormAnswers.read(content("I agree", name, words), Map.of("words", List.of("x".repeat(5001)))).wrong())
                .containsExactly(Map.entry("name", "wrong.required"), Map.entry("words", "wrong.long"), Map.entry("consent", "wrong.consent"));
        assertThat(FormAnswers.read(content("I agree", name), Map.of("name", List.of("An\u0000n"), "consent", List.of("yes"))).wrong()).containsValue("wrong.characters");
        assertThat(FormAnswers.read(content(null, words), Map.of("words", List.of("two\r\nlines"))).value("words")).isEqualTo("two\nlines");
        assertThat(FormAnswers.isTrapped(Map.of(FormAnswers.TRAP, List.of("http://spam.example")))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void nothing_that_anybody_wrote_becomes_markup(String language) {
        LandingField[] fields = {new LandingField("a", EVIL, Kind.TEXT, true, List.of(), EVIL), new LandingField("b", EVIL, Kind.CHOICE, false, List.of(EVIL, "x"), null),
            new LandingField("c", EVIL, Kind.LONG_TEXT, false, List.of(), null), new LandingField("d", EVIL, Kind.TICK, true, List.of(), null)};
        LandingContent content = new LandingContent(language, EVIL, EVIL + "\n\n" + EVIL, null, List.of(fields), EVIL, EVIL, EVIL, EVIL, null, false);
        FormAnswers answers = new FormAnswers(Map.of("a", EVIL, "b", EVIL, "c", EVIL), Map.of("a", "wrong.required", "d", "wrong.required", "consent", "wrong.consent"));

        for (String page : List.of(new LandingHtml("", content).form("/l/x", EVIL, answers, "trouble.old"), new LandingHtml("", content).thanks(true))) {
            assertThat(page).doesNotContain("<script", "alert('1')");
        }
    }

    @Test
    void every_field_has_its_label_and_what_is_wrong_is_told_beside_it() {
        LandingField email = new LandingField("email", "E-mail", Kind.EMAIL, true, List.of(), "We write once.");
        String page = new LandingHtml("", content("I agree", email)).form("/l/x", "token", new FormAnswers(Map.of("email", "ann"), Map.of("email", "wrong.email")), null);

        Matcher input = Pattern.compile("<(?:input|select|textarea)[^>]*? id=\"([^\"]+)\"").matcher(page);
        while (input.find()) {
            assertThat(page).contains("<label for=\"" + input.group(1) + "\"");
        }
        assertThat(page).contains("aria-describedby=\"h-email w-email\" aria-invalid=\"true\"", "role=\"alert\"", "href=\"#f-email\"", "value=\"ann\"", "autocomplete=\"email\"");
        assertThat(page).as("no script, no style, no handler").doesNotContain("<script", "style=").doesNotContainPattern(" on[a-z]+=");
    }

    private static LandingContent content(String consent, LandingField... fields) {
        return new LandingContent("en", "Hello", null, null, List.of(fields), consent, null, null, null, null, false);
    }
}
