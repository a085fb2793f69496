package io.plumbline.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TagTest {

    @Test
    void the_tag_has_at_most_five_kilobytes_on_the_wire() {
        assertThat(TagServlet.ZIPPED.length).isLessThanOrEqualTo(5 * 1024);
    }

    @Test
    void the_tag_is_friendly_to_a_content_security_policy() {
        assertThat(new String(TagServlet.SCRIPT, StandardCharsets.UTF_8)).doesNotContain("eval(", "new Function", "innerHTML", "document.write", "setAttribute('on", "=>", "`");
    }

    @Test
    void what_the_tag_takes_for_an_ad_click_the_edge_does_too() {
        String script = new String(TagServlet.SCRIPT, StandardCharsets.UTF_8);
        String list = script.substring(script.indexOf("AD_CLICKS = [") + 13, script.indexOf("]", script.indexOf("AD_CLICKS = [")));
        assertThat(list.replace("'", "").split(", ")).containsExactlyElementsOf(Arriving.AD_CLICKS);
    }

    @Test
    void the_pixel_has_43_bytes() {
        assertThat(Gif.PIXEL).hasSize(43).startsWith('G', 'I', 'F', '8', '9', 'a');
    }
}
