package io.plumbline.campaign.payout;

import io.plumbline.shared.Sha256;
import java.nio.charset.StandardCharsets;

/** The writer gives each PDF two random ids in its trailer; here they follow from what the paper is. */
final class FileId {

    private static final String BEGIN = "/ID [<";
    private static final int LENGTH = 32;

    private FileId() {
    }

    static byte[] fixed(byte[] pdf, String of) {
        // One byte a character: lengths and positions stay what the cross-reference table says.
        StringBuilder text = new StringBuilder(new String(pdf, StandardCharsets.ISO_8859_1));
        int at = text.lastIndexOf(BEGIN);
        if (at < 0) {
            throw new IllegalStateException("A PDF without an id");
        }
        String id = Sha256.hex(of).substring(0, LENGTH);
        int first = at + BEGIN.length();
        int second = text.indexOf("<", first) + 1;
        text.replace(first, first + LENGTH, id).replace(second, second + LENGTH, id);
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
