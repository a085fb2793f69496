package io.plumbline.web.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.CreativeState;
import io.plumbline.campaign.api.CreativeVersion;
import io.plumbline.campaign.api.CreativeWords;
import io.plumbline.campaign.api.MediaFile;
import io.plumbline.shared.Ids;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbedTest {

    private static final String LINK = "https://ads.example/c/abcd1234";
    private static final String EVIL = "\"><script>alert('1')</script>";

    @Test
    void a_banner_leads_on_and_is_seen_under_its_code() {
        assertThat(Embed.of(creative(CreativeKind.BANNER, "A lamp"), LINK)).isEqualTo("""
                <a href="https://ads.example/c/abcd1234?creative=cr-1" rel="sponsored noopener"><img src="https://ads.example/m/cr-1" width="300" height="250" alt="A lamp"></a>
                <img src="https://ads.example/i/abcd1234.gif?creative=cr-1" width="1" height="1" alt="" style="position:absolute">""");
    }

    @Test
    void a_page_gets_its_click_address_whole() {
        assertThat(Embed.of(creative(CreativeKind.HTML5, "An ad"), LINK + "?sub1=a"))
                .contains("clickTag=https%3A%2F%2Fads.example%2Fc%2Fabcd1234%3Fsub1%3Da%26creative%3Dcr-1", "sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"")
                .doesNotContain("allow-same-origin");
    }

    @ParameterizedTest
    @EnumSource(value = CreativeKind.class, mode = EnumSource.Mode.EXCLUDE, names = "EMAIL")
    void what_was_written_never_becomes_markup_of_the_partners_page(CreativeKind kind) {
        assertThat(Embed.of(creative(kind, EVIL), LINK)).doesNotContain("<script").contains("creative=cr-1");
    }

    @Test
    void a_mailing_is_text_with_the_link_in_its_place() {
        assertThat(Embed.of(creative(CreativeKind.EMAIL, "Look: {link}"), LINK)).isEqualTo("Look: https://ads.example/c/abcd1234?creative=cr-1");
    }

    private static Creative creative(CreativeKind kind, String said) {
        CreativeVersion live = new CreativeVersion(1, "approved", new CreativeWords(said, said, said, said, said, null), new MediaFile(Ids.next(), "image/png", 9, 300, 250, null, "0", null), List.of(),
                "mara", null, null, null, null, null, null);
        return new Creative(Ids.next(), 0, Ids.next(), "cr-1", "Lamp", kind, List.of(), null, null, null, CreativeState.LIVE, "https://ads.example/m/cr-1", live, null, null);
    }
}
