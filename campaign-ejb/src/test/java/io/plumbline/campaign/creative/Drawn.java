package io.plumbline.campaign.creative;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as designers send them, made by other people's code. */
final class Drawn {

    private Drawn() {
    }

    static byte[] picture(String format, int width, int height) {
        return written(format, new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
    }

    /** Nothing in it repeats, so nothing packs it. */
    static byte[] noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt());
        }
        return written("png", image);
    }

    private static byte[] written(String format, BufferedImage image) {
        Graphics2D brush = image.createGraphics();
        brush.setColor(Color.ORANGE);
        brush.fillOval(1, 1, 5, 5);
        brush.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, file)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    /** The smallest WebP there is: one black pixel, lossless (from the format's own container specification). */
    static byte[] webp() {
        return ByteBuffer.allocate(34).put("RIFF".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {26, 0, 0, 0}).put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[] {0x0D, 0, 0, 0, 0x2F, 0, 0, 0, 0x10, 7, 0x10, 0x11, 0x11, (byte) 0x88, (byte) 0x88, (byte) 0xFE, 7, 0}).array();
    }

    /** A movie of 640 × 360 and twelve seconds, without a picture in it. */
    static byte[] mp4() {
        byte[] header = box("mvhd", ByteBuffer.allocate(100).putInt(12, 1000).putInt(16, 12_000).array());
        byte[] track = box("tkhd", ByteBuffer.allocate(84).putInt(76, 640 << 16).putInt(80, 360 << 16).array());
        return joined(box("ftyp", "isom\0\0\0\0isom".getBytes(StandardCharsets.US_ASCII)), box("moov", joined(header, box("trak", track))), box("mdat", new byte[32]));
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length).putInt(8 + content.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(content).array();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    static final String PAGE = "<!doctype html><meta name=\"ad.size\" content=\"width=300,height=250\"><script src=\"ad.js\"></script>";
    static final String SCRIPT = "onclick=function(){window.open(new URLSearchParams(location.search).get('clickTag'))}";

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    static byte[] page() {
        return zip(Map.of("index.html", text(PAGE), "ad.js", text(SCRIPT)));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
