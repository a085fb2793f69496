package io.plumbline.web.portal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrPictureTest {

    private static final String ADDRESS = "https://t.example/c/abc?sub1=Plakat%20S%C3%BCd";
    private static final int QUIET = 4;
    private static final int BLACK = 0xff000000;

    @Test
    void picture_and_drawing_show_the_same_code_with_a_quiet_border() throws IOException {
        QrCode code = QrCode.encodeText(ADDRESS, QrCode.Ecc.MEDIUM);
        Set<String> dark = new TreeSet<>();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    dark.add((x + QUIET) + "," + (y + QUIET));
                }
            }
        }
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(new QrPicture(ADDRESS).png()));
        assertThat(picture.getWidth()).isEqualTo(picture.getHeight()).isBetween(1000, 1100);
        int scale = picture.getWidth() / (code.size + 2 * QUIET);
        Set<String> painted = new TreeSet<>();
        Set<String> edges = new TreeSet<>();
        for (int y = 0; y < picture.getHeight(); y += scale) {
            for (int x = 0; x < picture.getWidth(); x += scale) {
                if (picture.getRGB(x, y) == BLACK) {
                    painted.add(x / scale + "," + y / scale);
                }
                if (picture.getRGB(x + scale - 1, y + scale - 1) == BLACK) {
                    edges.add(x / scale + "," + y / scale);
                }
            }
        }
        assertThat(painted).isEqualTo(dark);
        assertThat(edges).isEqualTo(dark);
        assertThat(Pattern.compile("M(\\d+,\\d+)h1v1h-1z").matcher(new QrPicture(ADDRESS).svg()).results().map(one -> one.group(1))).containsExactlyInAnyOrderElementsOf(dark);
    }
}
