package io.plumbline.web.portal.link;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An address as a QR code: black on white in any theme, because cameras want contrast and a quiet border. */
public final class QrPicture {

    private static final int BORDER = 4;
    /** Enough for a poster to begin with; who wants more takes the drawing. */
    private static final int LEAST_PIXELS = 1000;
    private static final int WHITE = 0xffffff;

    /** What a picture is asked for as. */
    public enum Kind {
        SVG("image/svg+xml"), PNG("image/png");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** @param path ends with the kind */
        static Kind of(String path) {
            return path.endsWith(".png") ? PNG : SVG;
        }

        public String type() {
            return type;
        }
    }

    private final QrCode code;
    private final int side;

    public QrPicture(String text) {
        code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        side = code.size + 2 * BORDER;
    }

    public byte[] as(Kind kind) {
        return kind == Kind.PNG ? png() : svg().getBytes(StandardCharsets.UTF_8);
    }

    String svg() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (dark(x, y)) {
                    path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side + "\" shape-rendering=\"crispEdges\">"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"" + path + "\" fill=\"#000\"/></svg>";
    }

    byte[] png() {
        int scale = (LEAST_PIXELS + side - 1) / side;
        BufferedImage picture = new BufferedImage(side * scale, side * scale, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, dark(x / scale, y / scale) ? 0 : WHITE);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private boolean dark(int x, int y) {
        return code.getModule(x - BORDER, y - BORDER);
    }
}
