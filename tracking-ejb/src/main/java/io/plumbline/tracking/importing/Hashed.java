package io.plumbline.tracking.importing;

import io.plumbline.shared.Sha256;
import java.util.Locale;

/** Addresses as ad platforms match them: normalised, then SHA-256. What comes hashed is kept; nothing is hashed twice. */
final class Hashed {

    private Hashed() {
    }

    static String email(String address) {
        if (address == null || isHash(address)) {
            return address == null ? null : address.toLowerCase(Locale.ROOT);
        }
        if (!address.matches("[^@\\s]+@[^@\\s]+")) {
            throw new BadRow("email", "email-malformed", "This is no e-mail address and no SHA-256 of one.");
        }
        return Sha256.hex(address.strip().toLowerCase(Locale.ROOT));
    }

    /** E.164 with its plus where the number is international; other numbers by their digits. */
    static String phone(String number) {
        if (number == null || isHash(number)) {
            return number == null ? null : number.toLowerCase(Locale.ROOT);
        }
        String digits = number.replaceAll("[\\s().\\-/]", "").replaceFirst("^00", "+");
        if (!digits.matches("\\+?\\d{5,15}")) {
            throw new BadRow("phone", "phone-malformed", "This is no phone number and no SHA-256 of one.");
        }
        return Sha256.hex(digits);
    }

    private static boolean isHash(String text) {
        return text.matches("[0-9a-fA-F]{64}");
    }
}
