package io.plumbline.campaign.creative;

/** Videos by their container: ISO base media (MP4, ISO/IEC 14496-12) and WebM. What is inside is the browser's to decode. */
final class Videos {

    private static final int DOCUMENT_TYPE_WITHIN = 64;
    private static final int DEEPEST = 4;

    private long height;
    private long width;
    private Integer seconds;
    private boolean movie;
    private boolean frames;

    private Videos() {
    }

    static Found mp4(Bytes file) {
        Videos seen = new Videos();
        seen.boxes(file, 0, file.length(), 0);
        if (!seen.movie || !seen.frames) {
            throw Bytes.corrupt("it has no movie");
        }
        return new Found("video/mp4", pixels(seen.width), pixels(seen.height), seen.seconds, true);
    }

    /** Boxes fill their parent to the last byte; what is left over is no part of a video. */
    private void boxes(Bytes file, long from, long to, int depth) {
        long at = from;
        while (at < to) {
            long size = file.big32(at);
            String type = file.name(at + 4, 4);
            long head = size == 1 ? 16 : 8;
            long length = size == 1 ? file.big64(at + 8) : size == 0 ? to - at : size;
            if (length < head || length > to - at) {
                throw Bytes.corrupt("a part is longer than the file");
            }
            read(file, type, at + head, at + length, depth);
            at += length;
        }
    }

    private void read(Bytes file, String type, long at, long end, int depth) {
        movie |= type.equals("moov");
        frames |= type.equals("mdat");
        if ((type.equals("moov") || type.equals("trak")) && depth < DEEPEST) {
            boxes(file, at, end, depth + 1);
        } else if (type.equals("mvhd")) {
            boolean wide = file.at(at) == 1;
            long scale = file.big32(at + (wide ? 20 : 12));
            long duration = wide ? file.big64(at + 24) : file.big32(at + 16);
            seconds = scale == 0 || duration / scale > Integer.MAX_VALUE ? null : (int) Math.max(0, duration / scale);
        } else if (type.equals("tkhd")) {
            // 16.16 fixed point, last in the box.
            width = Math.max(width, file.big32(end - 8) >> 16);
            height = Math.max(height, file.big32(end - 4) >> 16);
        }
    }

    private static Integer pixels(long measured) {
        return measured == 0 ? null : (int) measured;
    }

    static Found webm(Bytes file) {
        for (int i = 4; i < Math.min(DOCUMENT_TYPE_WITHIN, file.length() - 6); i++) {
            if (file.says(i, "\u0042\u0082\u0084webm")) {
                return new Found("video/webm", null, null, null, true);
            }
        }
        throw Bytes.corrupt("it is no WebM");
    }
}
