package io.plumbline.campaign.creative;

import static io.plumbline.campaign.creative.Drawn.joined;
import static io.plumbline.campaign.creative.Drawn.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.CreativeWords;
import io.plumbline.shared.Invalid;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files are, whatever they are called. */
class MediaProbeTest {

    @ParameterizedTest
    @CsvSource({"png,image/png", "jpg,image/jpeg", "gif,image/gif"})
    void a_picture_says_its_measures(String format, String type) {
        Found found = MediaProbe.look(Drawn.picture(format, 300, 250), type);

        assertThat(found).isEqualTo(Found.picture(type, 300, 250, false));
    }

    @Test
    void webp_and_videos_say_what_they_can() {
        assertThat(MediaProbe.look(Drawn.webp(), "image/webp")).isEqualTo(Found.picture("image/webp", 1, 1, false));
        assertThat(MediaProbe.look(Drawn.mp4(), null)).isEqualTo(new Found("video/mp4", 640, 360, 12, true));
        assertThat(MediaProbe.look(joined(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3, (byte) 0x9F}, new byte[] {0x42, (byte) 0x82, (byte) 0x84}, text("webm-and-more")), null).type())
                .isEqualTo("video/webm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void what_follows_the_end_of_a_picture_is_another_file(String format) {
        byte[] picture = Drawn.picture(format, 300, 250);

        assertThat(code(joined(picture, text("<script>alert(1)</script>")))).isEqualTo("file-corrupt");
        assertThat(code(joined(picture, Drawn.page()))).isEqualTo("file-corrupt");
        assertThat(code(joined(picture, new byte[1]))).isEqualTo("file-corrupt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "webp", "mp4", "zip"})
    void a_file_cut_off_anywhere_is_refused_and_never_a_bug(String format) {
        byte[] whole = file(format);
        for (int end = 1; end < whole.length; end++) {
            byte[] cut = Arrays.copyOf(whole, end);
            assertThat(catchThrowableOfType(Invalid.class, () -> MediaProbe.look(cut, null))).as(format + " of " + end + " bytes").isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "webp", "mp4", "zip"})
    void damage_is_refused_or_harmless_and_never_a_bug(String format) {
        long seed = 20_261_122L;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = file(format);
            for (int i = 0; i < 1 + round % 5; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                MediaProbe.look(damaged, null);
            } catch (Invalid refused) {
                assertThat(refused.code()).as("seed " + seed + ", round " + round).matches("(file|bundle)-[a-z-]+");
            }
        }
    }

    @Test
    void a_checksum_that_is_wrong_is_damage() {
        byte[] picture = Drawn.picture("png", 30, 30);
        picture[picture.length - 20] ^= 1;

        assertThat(code(picture)).isEqualTo("file-corrupt");
    }

    @Test
    void measures_beyond_reason_are_refused_before_anything_is_unpacked() {
        byte[] picture = Drawn.picture("gif", 10, 10);
        picture[6] = (byte) 0xFF;
        picture[7] = (byte) 0xFF;

        assertThat(code(picture)).isEqualTo("file-measures");
    }

    @Test
    void a_name_that_lies_is_told() {
        assertThat(catchThrowableOfType(Invalid.class, () -> MediaProbe.look(Drawn.picture("png", 9, 9), "image/jpeg")).code()).isEqualTo("file-type-lies");
        assertThat(catchThrowableOfType(Invalid.class, () -> MediaProbe.look(Drawn.page(), "image/png")).code()).isEqualTo("file-type-lies");
        assertThat(MediaProbe.look(Drawn.picture("jpg", 9, 9), "image/jpg; charset=x").type()).isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "<?xml version='1.0'?><svg/>", "<!DOCTYPE html><p>hi", " \n<html><script>1</script>", "GIF<svg>"})
    void what_may_run_in_a_page_is_refused_with_advice(String active) {
        assertThat(code(text(active))).isEqualTo("file-type-active");
    }

    @Test
    void anything_else_is_unknown() {
        assertThat(code(text("MZ a program"))).isEqualTo("file-type-unknown");
        assertThat(code(text("%PDF-1.7"))).isEqualTo("file-type-unknown");
        assertThat(code(new byte[0])).isEqualTo("required");
    }

    @Test
    void a_page_in_a_zip_says_its_size_and_gives_its_parts() {
        Found found = MediaProbe.look(Drawn.page(), "application/zip");

        assertThat(found).isEqualTo(new Found("application/zip", 300, 250, null, true));
        assertThat(Bundle.open(Drawn.page()).part("ad.js")).isEqualTo(text(Drawn.SCRIPT));
        assertThat(Bundle.open(Drawn.page()).part("../ad.js")).isNull();
    }

    @Test
    void a_zip_bomb_goes_off_at_the_limit() {
        byte[] bomb = Drawn.zip(Map.of("index.html", new byte[Bundle.MOST_BYTES + 1]));
        assertThat(bomb.length).isLessThan(20_000);
        assertThat(code(bomb)).isEqualTo("bundle-too-large");

        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= Bundle.MOST_FILES; i++) {
            many.put("f" + i + ".txt", new byte[0]);
        }
        assertThat(code(Drawn.zip(many))).isEqualTo("bundle-too-large");
    }

    @ParameterizedTest
    @CsvSource({"../evil.html,bundle-name", "/etc/passwd.txt,bundle-name", "a\\b.js,bundle-name", "run.exe,bundle-type", "more.zip,bundle-type", "page.php,bundle-type", ".htaccess,bundle-name"})
    void a_zip_holds_nothing_that_does_not_belong_into_an_ad(String name, String code) {
        assertThat(code(Drawn.zip(Map.of("index.html", text(Drawn.PAGE), "ad.js", text(Drawn.SCRIPT), name, new byte[3])))).isEqualTo(code);
    }

    @Test
    void an_ad_without_page_size_or_click_is_none() {
        assertThat(code(Drawn.zip(Map.of("ad/index.html", text(Drawn.PAGE))))).isEqualTo("bundle-page-missing");
        assertThat(code(Drawn.zip(Map.of("index.html", text("<p>clickTag"))))).isEqualTo("bundle-size-missing");
        assertThat(code(Drawn.zip(Map.of("index.html", text(Drawn.PAGE))))).isEqualTo("bundle-click-missing");
        assertThat(code(joined(Drawn.page(), text("tail")))).isEqualTo("file-corrupt");
    }

    /** Weights are the IAB's, from its New Standard Ad Unit Portfolio. */
    @ParameterizedTest
    @CsvSource({"300,250,150,medium-rectangle", "728,90,150,leaderboard", "970,250,250,billboard", "320,50,50,smartphone-banner", "160,600,150,skyscraper", "970,90,200,super-leaderboard",
        "300,1050,250,portrait", "120,60,50,button"})
    void a_banner_weighs_what_the_iab_allows(int width, int height, int kilobytes, String name) {
        Found banner = Found.picture("image/png", width, height, false);

        assertThat(AdSizes.of(width, height).orElseThrow().name()).isEqualTo(name);
        assertThat(MediaRules.judge(CreativeKind.BANNER, banner, kilobytes * 1024L)).isEmpty();
        assertThat(refused(() -> MediaRules.judge(CreativeKind.BANNER, banner, kilobytes * 1024L + 1))).isEqualTo("file-too-heavy");
    }

    @Test
    void who_decides_hears_what_is_unusual() {
        assertThat(MediaRules.judge(CreativeKind.BANNER, Found.picture("image/gif", 301, 250, true), 9)).containsExactly("size-not-standard", "animated");
        assertThat(MediaRules.judge(CreativeKind.HTML5, new Found("application/zip", 300, 250, null, true), 151 * 1024L)).containsExactly("heavy-at-first");
        assertThat(MediaRules.judge(CreativeKind.VIDEO, new Found("video/webm", null, null, null, true), 9)).isEqualTo(List.of("no-measures"));
        assertThat(refused(() -> MediaRules.judge(CreativeKind.BANNER, new Found("video/mp4", 300, 250, 3, true), 9))).isEqualTo("file-type-unfit");
        assertThat(refused(() -> MediaRules.judge(CreativeKind.HTML5, Found.picture("image/png", 300, 250, false), 9))).isEqualTo("file-type-unfit");
    }

    @Test
    void each_kind_says_what_it_needs() {
        CreativeWords none = CreativeWords.NONE;
        assertThat(refused(() -> MediaRules.sound(CreativeKind.BANNER, none, true))).as("a picture says what it shows").isEqualTo("required");
        assertThat(refused(() -> MediaRules.sound(CreativeKind.EMAIL, new CreativeWords(null, "Subject", "Hello", null, null, null), false))).isEqualTo("link-missing");
        assertThat(refused(() -> MediaRules.sound(CreativeKind.VIDEO, new CreativeWords("Film", null, null, null, null, "http://cdn.example/film.mp4"), false))).isEqualTo("url-malformed");
        assertThat(MediaRules.sound(CreativeKind.EMAIL, new CreativeWords(null, " Subject ", "Hello\r\n{link}", "", null, null), false))
                .isEqualTo(new CreativeWords(null, "Subject", "Hello\n{link}", null, null, null));
    }

    private static byte[] file(String format) {
        return switch (format) {
            case "webp" -> Drawn.webp();
            case "mp4" -> Drawn.mp4();
            case "zip" -> Drawn.page();
            default -> Drawn.picture(format, 24, 18);
        };
    }

    private static String code(byte[] file) {
        return refused(() -> MediaProbe.look(file, null));
    }

    private static String refused(ThrowingCallable act) {
        return catchThrowableOfType(Invalid.class, act).code();
    }
}
