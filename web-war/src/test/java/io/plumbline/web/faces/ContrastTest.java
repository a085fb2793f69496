package io.plumbline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContrastTest {

    private static final String SHEET = Sheets.text(Sheets.WEBAPP.resolve("resources/css/tokens.css"));
    private static final List<String> PAPERS = List.of("--surface", "--raised", "--sunken", "--hover");
    private static final List<String> INKS = List.of("--text", "--muted", "--accent-text", "--good", "--bad", "--warn");
    private static final String[][] PAIRS = {
        {"--faint", "--surface"}, {"--faint", "--raised"}, {"--faint", "--sunken"},
        {"--text", "--accent-soft"}, {"--text", "--good-soft"}, {"--text", "--bad-soft"}, {"--text", "--warn-soft"},
        {"--accent-text", "--accent-soft"}, {"--good", "--good-soft"}, {"--bad", "--bad-soft"}, {"--warn", "--warn-soft"},
        {"--on-accent", "--accent"}, {"--on-accent", "--accent-strong"}, {"--on-bad", "--bad"}, {"--surface", "--text"}};

    @ParameterizedTest
    @ValueSource(strings = {":root", ":root[data-theme=\"dark\"]"})
    void every_text_can_be_read_on_every_paper_it_stands_on(String theme) {
        Map<String, String> tokens = Sheets.tokens(SHEET, theme);
        List<String> weak = new ArrayList<>();
        for (String paper : PAPERS) {
            for (String ink : INKS) {
                weak(tokens, ink, paper, 4.5, weak);
            }
        }
        for (String[] pair : PAIRS) {
            weak(tokens, pair[0], pair[1], 4.5, weak);
        }
        assertThat(weak).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {":root", ":root[data-theme=\"dark\"]"})
    void every_line_of_a_chart_and_every_edge_of_a_control_can_be_seen(String theme) {
        Map<String, String> tokens = Sheets.tokens(SHEET, theme);
        List<String> weak = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            weak(tokens, "--chart-" + i, "--raised", 3, weak);
            weak(tokens, "--chart-" + i, "--surface", 3, weak);
        }
        for (String paper : List.of("--surface", "--raised")) {
            weak(tokens, "--accent", paper, 3, weak);
            weak(tokens, "--line-control", paper, 3, weak);
        }
        assertThat(weak).isEmpty();
    }

    @Test
    void the_dark_set_is_the_same_by_choice_and_by_the_system() {
        assertThat(Sheets.tokens(SHEET, ":root[data-theme=\"system\"]")).hasSizeGreaterThan(20)
                .isEqualTo(Sheets.tokens(SHEET, ":root[data-theme=\"dark\"]"));
    }

    @Test
    void what_is_printed_is_light() {
        Map<String, String> light = Sheets.tokens(SHEET, ":root");
        light.values().removeIf(value -> !value.contains("#") && !value.contains("rgba("));
        assertThat(Sheets.tokens(SHEET, ":root[data-theme]")).isEqualTo(light);
    }

    @Test
    void dark_has_an_own_value_for_every_colour_of_light() {
        Map<String, String> dark = Sheets.tokens(SHEET, ":root[data-theme=\"dark\"]");
        Sheets.tokens(SHEET, ":root").forEach((name, value) -> {
            if (value.startsWith("#") || value.contains("rgba(")) {
                assertThat(dark).containsKey(name);
            }
        });
    }

    @Test
    void no_other_sheet_names_a_colour() {
        for (var sheet : Sheets.files(".css")) {
            if (!sheet.endsWith("tokens.css")) {
                assertThat(Sheets.text(sheet)).as(sheet.toString()).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b(?![^{]*\\{)|rgba?\\(|hsl");
            }
        }
    }

    @Test
    void black_on_white_measures_twenty_one() {
        assertThat(ratio("#000000", "#ffffff")).isBetween(20.99, 21.01);
        assertThat(ratio("#777777", "#ffffff")).isBetween(4.47, 4.49);
    }

    private static void weak(Map<String, String> tokens, String ink, String paper, double least, List<String> weak) {
        double ratio = ratio(tokens.get(ink), tokens.get(paper));
        if (ratio < least) {
            weak.add("%s on %s: %.2f".formatted(ink, paper, ratio));
        }
    }

    private static double ratio(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255d;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
