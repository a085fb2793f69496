package io.plumbline.tracking.lead;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.tracking.identity.ContactHash;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How somebody can be reached, as it is compared.
 *
 * @param email, phone as they came, without blanks around; null where only the hash came
 * @param emailHash    SHA-256 of the trimmed, lower-case address: the one that names a person everywhere in the product
 * @param phoneHash    SHA-256 of the number, E.164 with its plus where it is international
 */
record Reach(String email, String phone, String emailHash, String phoneHash) {

    static final Reach NONE = new Reach(null, null, null, null);

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s\"<>,;]{1,64}@[^@\\s\"<>,;]+\\.[^@\\s\"<>,;]{2,}");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{5,15}");
    private static final String KIND = "lead-contact";

    /** @throws Invalid code {@code email-malformed, phone-malformed} */
    static Reach of(String email, String phone) {
        String address = blankToNull(email);
        String number = blankToNull(phone);
        boolean hashedAddress = address != null && ContactHash.isHash(address);
        boolean hashedNumber = number != null && ContactHash.isHash(number);
        if (address != null && !hashedAddress && (address.length() > 254 || !ADDRESS.matcher(address).matches())) {
            throw new Invalid("email", "email-malformed", "This is no e-mail address and no SHA-256 of one.");
        }
        String dialled = number == null || hashedNumber ? number : number.replaceAll("[\\s().\\-/]", "").replaceFirst("^00", "+");
        if (number != null && !hashedNumber && !NUMBER.matcher(dialled).matches()) {
            throw new Invalid("phone", "phone-malformed", "This is no phone number and no SHA-256 of one.");
        }
        return new Reach(hashedAddress ? null : address, hashedNumber ? null : number, ContactHash.META.email(address), hash(dialled));
    }

    /** Of the whole number: {@link ContactHash#phone} would drop the plus that tells a national number from an international one. */
    private static String hash(String number) {
        return number == null ? null : ContactHash.isHash(number) ? number.toLowerCase(Locale.ROOT) : ContactHash.GOOGLE.name(number);
    }

    boolean isNone() {
        return emailHash == null && phoneHash == null;
    }

    /**
     * What makes two leads of a campaign one, in one order for everybody: who takes several keys cannot wait for somebody who takes them the other way round.
     *
     * @return {@code email} or {@code phone} by key
     */
    Map<UUID, String> keys() {
        Map<UUID, String> keys = new TreeMap<>();
        if (emailHash != null) {
            keys.put(Ids.named(KIND, email == null ? emailHash : ContactHash.GOOGLE.email(untagged(email))), "email");
        }
        if (phoneHash != null) {
            keys.put(Ids.named(KIND, phoneHash), "phone");
        }
        return keys;
    }

    /** What stands behind a plus reaches the same person. */
    private static String untagged(String address) {
        int at = address.lastIndexOf('@');
        int plus = address.indexOf('+');
        return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
