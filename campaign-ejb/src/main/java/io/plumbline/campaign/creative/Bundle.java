package io.plumbline.campaign.creative;

import io.plumbline.shared.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * An HTML5 ad: a zip with {@code index.html} at its top, the size in {@code <meta name="ad.size" content="width=300,height=250">} and a
 * {@code clickTag}, as ad servers agree. Everything is bounded while it is read, never after.
 */
final class Bundle {

    static final int MOST_FILES = 100;
    static final int MOST_BYTES = 10 << 20;

    private static final String FIRST = "index.html";
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_@-][A-Za-z0-9_. @-]{0,99}(/[A-Za-z0-9_@-][A-Za-z0-9_. @-]{0,99}){0,5}");
    private static final Set<String> TYPES = Set.of("html", "htm", "css", "js", "json", "png", "jpg", "jpeg", "gif", "webp", "svg", "mp4", "webm", "woff", "woff2", "txt");
    private static final Pattern SIZE = Pattern.compile("<meta\\s[^>]*?ad\\.size[^>]*?width\\s*=\\s*(\\d{1,4})\\s*,\\s*height\\s*=\\s*(\\d{1,4})", Pattern.CASE_INSENSITIVE);
    private static final int END_RECORD = 22;
    private static final int LONGEST_COMMENT = 65_535;

    private final Map<String, byte[]> parts;

    private Bundle(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    static Bundle open(byte[] zip) {
        refuseTail(new Bytes(zip));
        Map<String, byte[]> parts = new LinkedHashMap<>();
        int left = MOST_BYTES;
        int entries = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readNBytes(left + 1);
                left -= content.length;
                entries++;
                if (!entry.isDirectory()) {
                    refuse(parts.put(path(entry.getName()), content) != null, "bundle-name", "Two files of the zip have one name.");
                }
                refuse(left < 0, "bundle-too-large", "Unpacked, the zip has more than " + (MOST_BYTES >> 20) + " MB.");
                refuse(entries > MOST_FILES, "bundle-too-large", "The zip has more than " + MOST_FILES + " files.");
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw Bytes.corrupt("the zip cannot be read");
        }
        return new Bundle(parts);
    }

    /** A zip is found from its end: whatever follows, or hides in a comment, makes it another file to another reader. */
    private static void refuseTail(Bytes zip) {
        for (int back = END_RECORD; back <= Math.min(zip.length(), END_RECORD + LONGEST_COMMENT); back++) {
            int at = zip.length() - back;
            if (zip.says(at, "PK\u0005\u0006")) {
                refuse(back != END_RECORD, "file-corrupt", "This file is damaged: something follows its end.");
                return;
            }
        }
        throw Bytes.corrupt("the zip has no end");
    }

    private static String path(String name) {
        refuse(!PATH.matcher(name).matches() || name.contains(".."), "bundle-name", "Names in the zip have letters, digits, dots, hyphens and underscores only.");
        String type = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        refuse(!TYPES.contains(type), "bundle-type", "The zip holds a file of a kind that does not belong into an ad: " + name + ".");
        return name;
    }

    /** @throws Invalid when it is no ad */
    Found found() {
        byte[] page = parts.get(FIRST);
        refuse(page == null, "bundle-page-missing", "The zip needs " + FIRST + " at its top, not in a folder.");
        Matcher size = SIZE.matcher(new String(page, StandardCharsets.UTF_8));
        refuse(!size.find(), "bundle-size-missing", "Say how large the ad is: <meta name=\"ad.size\" content=\"width=300,height=250\">.");
        refuse(parts.entrySet().stream().noneMatch(part -> isScript(part.getKey()) && new String(part.getValue(), StandardCharsets.UTF_8).contains("clickTag")),
                "bundle-click-missing", "The ad must lead to its clickTag: without it nobody can follow the ad, and no click is counted.");
        return new Found(MediaProbe.ZIP, Integer.valueOf(size.group(1)), Integer.valueOf(size.group(2)), null, true);
    }

    private static boolean isScript(String name) {
        return name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".js");
    }

    /** @return null when there is none */
    byte[] part(String path) {
        return parts.get(path);
    }

    private static void refuse(boolean wrong, String code, String detail) {
        if (wrong) {
            throw new Invalid("file", code, detail);
        }
    }
}
