package io.plumbline.campaign.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.Programme;
import io.plumbline.campaign.api.Programme.Answering;
import io.plumbline.campaign.api.Programme.Question;
import io.plumbline.shared.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammeRulesTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/product?id=1, true", "http://www.shop.example/, true", "https://SHOP.example/, true",
        "https://shop.example.evil.example/, false", "https://evilshop.example/, false", "https://shop.example@evil.example/, false",
        "https://{sub1}.shop.example/, false", "https:///shop.example, false", "//shop.example/, true", "https://evil.example/#shop.example, false"})
    void a_deep_link_stays_on_the_domains_of_the_advertiser(String url, boolean within) {
        assertThat(OwnLinkDesk.isWithin(url, List.of("shop.example"))).isEqualTo(within);
    }

    @Test
    void a_picture_is_known_by_its_first_bytes_and_may_not_carry_a_script() {
        assertThat(ProgrammeRules.pictureType(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10})).isEqualTo("image/png");
        assertThat(ProgrammeRules.pictureType(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1})).isEqualTo("image/jpeg");
        assertThat(ProgrammeRules.pictureType("RIFF....WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("image/webp");
        for (String text : List.of("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "", "GIF89a", "RIFF....WAVE")) {
            assertThatThrownBy(() -> ProgrammeRules.pictureType(text.getBytes(StandardCharsets.ISO_8859_1))).as(text).isInstanceOf(Invalid.class);
        }
        assertThatThrownBy(() -> ProgrammeRules.pictureType(new byte[200_001])).isInstanceOf(Invalid.class);
    }

    @Test
    void questions_have_keys_of_their_own_and_choices_only_where_one_chooses() {
        Question once = new Question("topic", "About what?", Answering.LINE, false, List.of());
        assertThatThrownBy(() -> ProgrammeRules.sound(draft(once, once))).isInstanceOfSatisfying(Invalid.class, no -> assertThat(no.code()).isEqualTo("key-repeated"));
        assertThatThrownBy(() -> ProgrammeRules.sound(draft(new Question("topic", "Which?", Answering.CHOICE, true, List.of("one"))))).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> ProgrammeRules.sound(draft(new Question("topic", "Which?", Answering.TEXT, true, List.of("one", "two"))))).isInstanceOf(Invalid.class);
        assertThat(ProgrammeRules.sound(draft(once)).questions()).containsExactly(once);
    }

    private static Programme.Draft draft(Question... questions) {
        return new Programme.Draft("Readers", "Welcome", true, List.of(questions), 30, 14);
    }
}
