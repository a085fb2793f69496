package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.Invoices;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A file that says of itself, from its first bytes to its last, that it is a PDF. It is not opened here: whatever it may try to do, it tries it with nobody's reader of ours. */
record InvoicePdf(String name, byte[] content) {

    private static final int TAIL = 1024;
    private static final int LONGEST_NAME = 200;

    static InvoicePdf read(String name, InputStream from) {
        byte[] content;
        try {
            content = from.readNBytes(Invoices.LARGEST + 1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        if (content.length > Invoices.LARGEST) {
            throw new Invalid("file", "file-too-large", "An invoice has at most 5 MB.");
        }
        String head = text(content, 0, Math.min(8, content.length));
        // A second file behind the end would be another one in the same bytes.
        String tail = text(content, Math.max(0, content.length - TAIL), content.length).strip();
        if (!head.matches("%PDF-[12]\\.\\d") || !tail.endsWith("%%EOF")) {
            throw new Invalid("file", "file-not-pdf", "This is not a whole PDF file.");
        }
        return new InvoicePdf(plain(name), content);
    }

    /** Of letters and digits that mean nothing in a path, a header or a page. */
    private static String plain(String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String safe = last.replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceAll("\\.{2,}", ".").strip();
        String stem = safe.replaceAll("(?i)\\.pdf$", "");
        stem = stem.isBlank() || stem.startsWith(".") ? "invoice" : stem;
        return stem.substring(0, Math.min(stem.length(), LONGEST_NAME - 4)) + ".pdf";
    }

    private static String text(byte[] content, int from, int to) {
        return new String(content, from, to - from, StandardCharsets.ISO_8859_1);
    }

    String sha256() {
        return Sha256.hex(content);
    }
}
