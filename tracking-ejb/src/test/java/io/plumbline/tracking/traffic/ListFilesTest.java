package io.plumbline.tracking.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.ListKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListFilesTest {

    @Test
    void expressions_come_with_or_without_a_category() {
        List<Agents.Line> lines = AgentsFile.read("\uFEFF# ours\r\nGrabber\\/\\d\r\n\nhttp-library\tmylib/\nkeep\t(?i)grabberphone");
        assertThat(lines).extracting(Agents.Line::category).containsExactly("crawler", "http-library", "keep");
        Agents agents = new Agents(lines);
        assertThat(agents.find("Grabber/7")).isPresent();
        assertThat(agents.find("GrabberPhone Grabber/7")).isEmpty();
        assertThat(agents.find("mylib/1 Grabber/7").orElseThrow().category()).isEqualTo("crawler");
    }

    @Test
    void the_published_json_is_read_as_it_is() {
        List<Agents.Line> lines = AgentsFile.read("[{\"pattern\":\"Google(b|B)ot\\\\/\",\"tags\":[\"search-engine\"],\"instances\":[]},"
                + "{\"pattern\":\"okhttp\",\"tags\":[\"seo\",\"http-library\"]},{\"pattern\":\"Slackbot\",\"tags\":[\"social-preview\"]},{\"pattern\":\"plain\"}]");
        assertThat(lines).extracting(Agents.Line::category).containsExactly("search-engine", "http-library", "preview", "crawler");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"(unclosed|pattern-malformed", "(a+)+$|pattern-slow", ".*|pattern-too-wide", "Mozilla|pattern-too-wide",
        "No Category\tx|category-malformed", "[|list-malformed", "[{]|list-malformed", "# only words|list-empty"})
    void a_broken_list_of_user_agents_is_refused_with_the_line(String text, String code) {
        Invalid no = catchThrowableOfType(Invalid.class, () -> AgentsFile.read(text));
        assertThat(no.code()).isEqualTo(code);
    }

    @Test
    void every_broken_line_is_named_up_to_twenty() {
        Invalid no = catchThrowableOfType(Invalid.class, () -> AgentsFile.read("good\n" + "(bad\n".repeat(50)));
        assertThat(no.faults()).hasSize(20).extracting(Refusal.Fault::pointer).startsWith("/lines/2", "/lines/3");
    }

    @Test
    void networks_come_as_lines_or_as_providers_publish_them() {
        NetworksFile lines = NetworksFile.read("# mine\n192.0.2.0/24 # test\n2001:db8::/32\n198.51.100.7\nAS64496\nas64497\n");
        assertThat(lines.networks()).hasSize(3);
        assertThat(lines.systems()).containsExactlyInAnyOrder(64496, 64497);
        NetworksFile aws = NetworksFile.read("{\"syncToken\":\"1\",\"prefixes\":[{\"ip_prefix\":\"3.5.140.0/22\",\"region\":\"a/b\"}],\"ipv6_prefixes\":[{\"ipv6_prefix\":\"2600:1f00::/40\"}]}");
        assertThat(aws.networks()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"192.0.2.0/24 extra|network-malformed", "192.0.2.256|network-malformed", "example.com|network-malformed", "0.0.0.0/0|network-too-wide",
        "8.0.0.0/7|network-too-wide", "2000::/3|network-too-wide", "{\"a\":|list-malformed", "{\"a\":\"b\"}|list-empty", "#|list-empty"})
    void a_broken_list_of_networks_is_refused_with_the_line(String text, String code) {
        Invalid no = catchThrowableOfType(Invalid.class, () -> NetworksFile.read(text));
        assertThat(no.code()).isEqualTo(code);
    }

    @Test
    void an_upload_is_cut_off_at_its_limit_and_leaves_no_file() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        assertThatThrownBy(() -> ListFile.take(endless, ListKind.CRAWLERS)).isInstanceOf(Invalid.class).hasMessageContaining("2 MB");
    }

    @Test
    void noise_is_refused_whatever_it_is_called() {
        long seed = System.nanoTime();
        System.out.println("ListFilesTest seed " + seed);
        byte[] noise = new byte[50_000];
        new Random(seed).nextBytes(noise);
        for (ListKind kind : ListKind.values()) {
            try (ListFile file = ListFile.take(new ByteArrayInputStream(noise), kind)) {
                assertThatThrownBy(() -> file.entries(kind)).as(kind.key()).isInstanceOf(Invalid.class);
            }
        }
    }

    @Test
    void the_bundled_lists_pass_the_checks_of_an_upload() {
        assertThat(Bundled.AGENTS).hasSizeGreaterThan(1_500);
        assertThat(Bundled.NETWORKS.networks()).hasSizeGreaterThan(90);
        try (ListFile file = ListFile.take(new ByteArrayInputStream("AS1\n1.2.3.0/24".getBytes(StandardCharsets.UTF_8)), ListKind.DATA_CENTRES)) {
            assertThat(file.entries(ListKind.DATA_CENTRES)).isEqualTo(2);
            assertThat(file.sha256()).hasSize(64);
        }
    }
}
