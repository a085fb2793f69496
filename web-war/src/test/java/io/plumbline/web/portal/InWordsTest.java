package io.plumbline.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Channel;
import io.plumbline.reporting.api.Exports.Spelling;
import io.plumbline.reporting.api.Grid;
import io.plumbline.web.faces.Format;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InWordsTest {

    private static final Spelling GERMAN = (kind, code) -> Format.stop(kind, code, Locale.GERMAN);
    private static final Grid CREDITS = new Grid(List.of("from", "model", "key", "name", "conversions"), List.of(Arrays.asList("2026-11-01", "first-touch", "paid-search", null, 3L),
            Arrays.asList("", "restated-since", "late", null, 1L)));

    @Test
    void a_channel_is_told_by_its_word_alone_and_a_model_by_its_name() {
        Grid said = InWords.of(CREDITS, "channel", GERMAN);
        assertThat(said.header()).containsExactly("from", "model", "name", "conversions");
        assertThat(said.rows()).containsExactly(List.of("2026-11-01", "Erster Kontakt", "Bezahlte Suche", 3L), List.of("", "Seitdem geändert", "Davor geschehen, seitdem erfasst", 1L));
    }

    @Test
    void a_campaign_keeps_its_id_beside_its_name() {
        Grid said = InWords.of(new Grid(List.of("key", "name"), List.of(List.of("0190", "Email"), Arrays.asList("0191", null))), "campaign", GERMAN);
        assertThat(said.header()).containsExactly("key", "name");
        assertThat(said.rows()).containsExactly(List.of("0190", "Email"), List.of("0191", "0191"));
    }

    @Test
    void every_stop_of_a_path_and_both_ends_of_a_transition_are_said() {
        assertThat(InWords.of(new Grid(List.of("path", "journeys"), List.of(List.of("email > Radio > paid-search", 2L))), "channel", GERMAN).rows())
                .containsExactly(List.of("E-Mail > Radio > Bezahlte Suche", 2L));
        assertThat(InWords.of(new Grid(List.of("from", "to"), List.of(List.of("(start)", "email"))), "channel", GERMAN).rows()).containsExactly(List.of("(Beginn)", "E-Mail"));
    }

    @Test
    void only_the_built_in_channels_have_words_of_the_product() {
        List<String> worded = ResourceBundle.getBundle("io.plumbline.web.messages.planning", Locale.GERMAN).keySet().stream().filter(key -> key.startsWith("channel.")).map(key -> key.substring(8)).toList();
        assertThat(worded).containsExactlyInAnyOrderElementsOf(Stream.concat(Channel.BUILT_IN.stream(), Stream.of("direct")).toList());
        assertThat(InWords.of(new Grid(List.of("channel", "from"), List.of(List.of("own", "own"))), "channel", GERMAN).rows()).containsExactly(List.of("own", "own"));
    }

    @Test
    void where_campaigns_have_no_word_the_ends_of_a_journey_have_theirs() {
        assertThat(InWords.of(new Grid(List.of("from", "to"), List.of(List.of("(start)", "email"))), "campaign", GERMAN).rows()).containsExactly(List.of("(Beginn)", "email"));
    }

    @Test
    void a_table_without_keys_stays_as_it_is_but_for_its_channels() {
        Grid days = new Grid(List.of("day", "channel", "from"), List.of(Arrays.asList("2026-11-01", "email", 4)));
        assertThat(InWords.of(days, null, GERMAN)).isEqualTo(new Grid(days.header(), List.of(List.of("2026-11-01", "E-Mail", 4))));
    }
}
