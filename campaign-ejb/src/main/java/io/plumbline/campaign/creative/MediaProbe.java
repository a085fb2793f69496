package io.plumbline.campaign.creative;

import io.plumbline.shared.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Says what a file is by what is in it. Its name and the header it came with can say anything. */
final class MediaProbe {

    static final String ZIP = "application/zip";
    private static final int HEAD = 1024;

    private MediaProbe() {
    }

    /**
     * @param declared media type the sender named; null or octet-stream names nothing
     * @throws Invalid with the reason when the file is none that is kept, or another than it is said to be
     */
    static Found look(byte[] file, String declared) {
        if (file.length == 0) {
            throw new Invalid("file", "required", "The file is empty.");
        }
        Found found = found(new Bytes(file));
        String said = declared == null ? "" : declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean silent = said.isEmpty() || said.equals("application/octet-stream") || found.isBundle() && said.equals("application/x-zip-compressed");
        if (!silent && !said.replace("image/jpg", "image/jpeg").equals(found.type())) {
            throw new Invalid("file", "file-type-lies", "This is said to be " + safe(said) + ", and is " + found.type() + ".");
        }
        return found;
    }

    private static Found found(Bytes file) {
        if (file.begins(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Pictures.png(file);
        }
        if (file.begins(0xFF, 0xD8, 0xFF)) {
            return Pictures.jpeg(file);
        }
        if (file.says(0, "GIF87a") || file.says(0, "GIF89a")) {
            return Pictures.gif(file);
        }
        if (file.says(0, "RIFF") && file.says(8, "WEBP")) {
            return Pictures.webp(file);
        }
        if (file.says(4, "ftyp")) {
            return Videos.mp4(file);
        }
        if (file.begins(0x1A, 0x45, 0xDF, 0xA3)) {
            return Videos.webm(file);
        }
        if (file.says(0, "PK\u0003\u0004")) {
            return Bundle.open(file.all()).found();
        }
        throw isActive(file.all())
                ? new Invalid("file", "file-type-active", "Vector pictures and pages may carry scripts. Save it as PNG or WebP, or zip the page for an HTML5 creative.")
                : new Invalid("file", "file-type-unknown", "Use PNG, JPEG, GIF or WebP, MP4 or WebM, or a zip of an HTML5 page.");
    }

    private static boolean isActive(byte[] file) {
        String head = new String(file, 0, Math.min(file.length, HEAD), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return head.contains("<svg") || head.contains("<html") || head.contains("<!doctype") || head.contains("<?xml") || head.contains("<script");
    }

    private static String safe(String said) {
        return said.matches("[a-z0-9.+/-]{1,64}") ? said : "something else";
    }
}
