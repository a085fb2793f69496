package io.plumbline.tracking.identity;

import io.plumbline.shared.Sha256;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Contact data as each platform wants them: normalised in its own way, then SHA-256 in hex. What comes hashed is passed on in lower
 * case; nothing is hashed twice. The rules differ, and a hash made by another platform's rules matches nobody.
 */
public enum ContactHash {
    /** Removes all white space from addresses, and the dots in front of the @ of Gmail; phones with their plus. */
    GOOGLE {
        @Override
        String address(String email) {
            String plain = email.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
            int at = plain.lastIndexOf('@');
            boolean gmail = at > 0 && (plain.endsWith("@gmail.com") || plain.endsWith("@googlemail.com"));
            return gmail ? plain.substring(0, at).replace(".", "") + plain.substring(at) : plain;
        }

        @Override
        String number(String phone) {
            return "+" + digits(phone);
        }
    },
    /** Keeps dots; phones as digits with country code, without plus and leading zeros. */
    META {
        @Override
        String number(String phone) {
            return digits(phone).replaceFirst("^0+", "");
        }
    },
    /** Takes addresses only. */
    LINKEDIN {
        @Override
        String number(String phone) {
            return null;
        }
    },
    TIKTOK {
        @Override
        String number(String phone) {
            return "+" + digits(phone);
        }
    };

    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    /** @param email address, or its hash. @return 64 hex digits, or null for null */
    public String email(String email) {
        return email == null ? null : isHash(email.strip()) ? email.strip().toLowerCase(Locale.ROOT) : Sha256.hex(address(email));
    }

    /** @param phone E.164, with or without its plus, or its hash. @return null where the platform takes none */
    public String phone(String phone) {
        if (phone == null || isHash(phone.strip())) {
            return phone == null ? null : phone.strip().toLowerCase(Locale.ROOT);
        }
        String number = number(phone);
        return number == null ? null : Sha256.hex(number);
    }

    /** First or last name. */
    public String name(String name) {
        return name == null ? null : isHash(name.strip()) ? name.strip().toLowerCase(Locale.ROOT) : Sha256.hex(name.strip().toLowerCase(Locale.ROOT));
    }

    String address(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    abstract String number(String phone);

    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    private static String digits(String phone) {
        return phone.replaceAll("\\D", "").replaceFirst("^00", "");
    }
}
