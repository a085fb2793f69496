package io.plumbline.campaign.creative;

import io.plumbline.shared.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Pictures, walked from their first byte to their last: a picture that goes on after its end is two files in one, and what the second
 * one is depends on who looks.
 */
final class Pictures {

    static final int LARGEST_SIDE = 4096;
    /** Enough for a picture of the largest side to be looked at in a strip of memory. */
    private static final int SAMPLING = 16;

    private Pictures() {
    }

    static Found png(Bytes file) {
        long at = 8;
        boolean moving = false;
        boolean ended = false;
        require(file.says(12, "IHDR") && file.big32(8) == 13, "it has no header");
        while (!ended) {
            long length = file.big32(at);
            String name = file.name(at + 4, 4);
            require(length <= file.length() - at - 12L, "it ends too early");
            CRC32 crc = new CRC32();
            crc.update(file.all(), (int) at + 4, (int) length + 4);
            require(crc.getValue() == file.big32(at + 8 + length), "a checksum is wrong");
            moving |= name.equals("acTL");
            ended = name.equals("IEND");
            at += 12 + length;
        }
        return whole(file, at, Found.picture("image/png", measure(file.big32(16)), measure(file.big32(20)), moving));
    }

    static Found jpeg(Bytes file) {
        long at = 2;
        int width = 0;
        int height = 0;
        while (true) {
            require(file.at(at) == 0xFF, "a part begins in the wrong place");
            int marker = file.at(at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == 0xD9) {
                require(width > 0, "it shows nothing");
                return whole(file, at + 2, Found.picture("image/jpeg", width, height, false));
            }
            int length = file.big16(at + 2);
            require(length >= 2, "a part has no length");
            if (isFrame(marker)) {
                height = measure(file.big16(at + 5));
                width = measure(file.big16(at + 7));
                if (file.at(at + 9) == 4) {
                    throw new Invalid("file", "file-type-unfit", "This picture is for print (CMYK). Save it as RGB.");
                }
            }
            at += 2 + length;
            if (marker == 0xDA) {
                at = afterScan(file, at);
            }
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Behind entropy-coded data, in which 0xFF is followed by a zero or a restart marker. */
    private static long afterScan(Bytes file, long from) {
        long at = from;
        while (!(file.at(at) == 0xFF && file.at(at + 1) != 0 && (file.at(at + 1) < 0xD0 || file.at(at + 1) > 0xD7))) {
            at++;
        }
        return at;
    }

    static Found gif(Bytes file) {
        int width = measure(file.little16(6));
        int height = measure(file.little16(8));
        long at = 13 + colours(file.at(10));
        int frames = 0;
        while (file.at(at) != 0x3B) {
            if (file.at(at) == 0x2C) {
                frames++;
                at = afterBlocks(file, at + 11 + colours(file.at(at + 9)));
            } else {
                require(file.at(at) == 0x21, "a part begins in the wrong place");
                at = afterBlocks(file, at + 2);
            }
        }
        require(frames > 0, "it shows nothing");
        return whole(file, at + 1, Found.picture("image/gif", width, height, frames > 1));
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static long afterBlocks(Bytes file, long from) {
        long at = from;
        while (file.at(at) != 0) {
            at += file.at(at) + 1;
        }
        return at + 1;
    }

    static Found webp(Bytes file) {
        long end = file.little32(4) + 8;
        require(end == file.length(), end > file.length() ? "it ends too early" : "something follows its end");
        return switch (file.name(12, 4)) {
            case "VP8 " -> {
                require(file.at(23) == 0x9D && file.at(24) == 1 && file.at(25) == 0x2A, "it has no header");
                yield Found.picture("image/webp", measure(file.little16(26) & 0x3FFF), measure(file.little16(28) & 0x3FFF), false);
            }
            case "VP8L" -> {
                require(file.at(20) == 0x2F, "it has no header");
                long bits = file.little32(21);
                yield Found.picture("image/webp", measure((bits & 0x3FFF) + 1), measure((bits >> 14 & 0x3FFF) + 1), false);
            }
            case "VP8X" -> Found.picture("image/webp", measure(file.little24(24) + 1), measure(file.little24(27) + 1), (file.at(20) & 2) != 0);
            default -> throw Bytes.corrupt("it has no picture");
        };
    }

    private static Found whole(Bytes file, long end, Found found) {
        require(end == file.length(), "something follows its end");
        decode(file.all());
        return found;
    }

    /** All of it is decoded, little of it is kept: what claims to be a picture must turn out to be one. */
    private static void decode(byte[] file) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            require(readers.hasNext(), "it cannot be shown");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                ImageReadParam little = reader.getDefaultReadParam();
                little.setSourceSubsampling(SAMPLING, SAMPLING, 0, 0);
                reader.read(0, little);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            throw Bytes.corrupt("it cannot be shown");
        }
    }

    private static int measure(long pixels) {
        if (pixels < 1 || pixels > LARGEST_SIDE) {
            throw new Invalid("file", "file-measures", "A picture is 1 to " + LARGEST_SIDE + " pixels wide and high.");
        }
        return (int) pixels;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Bytes.corrupt(otherwise);
        }
    }
}
