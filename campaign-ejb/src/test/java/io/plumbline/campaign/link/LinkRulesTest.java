package io.plumbline.campaign.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.LinkDraft;
import io.plumbline.campaign.api.When;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkRulesTest {

    @Test
    void a_destination_may_be_anywhere_on_the_web_and_carry_macros() {
        LinkDraft sound = LinkRules.sound(draft(to(" https://elsewhere.example/?c={clickid} ", null)), new Check());
        assertThat(sound.destinations().get(0).url()).isEqualTo("https://elsewhere.example/?c={clickid}");
        assertThat(sound.destinations().get(0).weight()).isEqualTo(1);
    }

    @Test
    void a_link_leads_somewhere_with_a_weight_above_zero() {
        assertThat(faults(draft())).containsExactly("/destinations required");
        assertThat(faults(draft(to("https://a.example", 0), to("https://b.example", 0)))).containsExactly("/destinations weight-zero");
        assertThat(faults(draft(to("https://a.example", -1), to("https://b.example", 10_001)))).containsExactly(
                "/destinations/0/weight out-of-range", "/destinations/1/weight out-of-range");
    }

    @Test
    void a_link_never_leads_to_a_script() {
        assertThat(faults(draft(to("javascript:alert(1)", 1), to(null, 1)))).containsExactly("/destinations/0/url url-malformed", "/destinations/1/url required");
    }

    @Test
    void fifty_destinations_are_enough() {
        LinkDraft many = draft(IntStream.range(0, 51).mapToObj(i -> to("https://a.example/" + i, 1)).toArray(Destination[]::new));
        assertThat(faults(many)).containsExactly("/destinations too-many");
    }

    @Test
    void a_destination_is_named_once() {
        UUID id = Ids.next();
        Destination one = new Destination(id, "https://a.example", 1, null, null);
        assertThat(faults(draft(one, one))).containsExactly("/destinations/1/id repeated");
    }

    @Test
    void keys_are_eight_characters_that_cannot_be_misread() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            keys.add(LinkKeys.next());
        }
        assertThat(keys).hasSize(10_000).allMatch(key -> key.matches("[0-9a-hjkmnp-tv-z]{8}"));
    }

    private static List<String> faults(LinkDraft draft) {
        return catchThrowableOfType(Invalid.class, () -> LinkRules.sound(draft, new Check())).faults().stream().map(f -> f.pointer() + " " + f.code()).toList();
    }

    private static LinkDraft draft(Destination... destinations) {
        return new LinkDraft(Ids.next(), null, null, List.of(destinations), null, null, null);
    }

    private static Destination to(String url, Integer weight) {
        return new Destination(null, url, weight, When.ALWAYS, null);
    }
}
