package io.plumbline.tracking.consent;

/** Shortens IP addresses: /24 and /48 keep the region and lose the household. */
public final class Address {

    private Address() {
    }

    /** As it came, when it is an address at all. */
    static String whole(String ip) {
        return ip != null && isNumeric(ip) ? ip : null;
    }

    public static String truncated(String ip) {
        if (ip == null) {
            return null;
        }
        if (isFour(ip)) {
            return ip.substring(0, ip.lastIndexOf('.')) + ".0";
        }
        if (!isNumeric(ip) || ip.indexOf(':') < 0) {
            return null;
        }
        int mapped = ip.lastIndexOf(':');
        if (ip.indexOf('.') > mapped) {
            return truncated(ip.substring(mapped + 1));
        }
        String[] groups = ip.split("::", 2)[0].split(":");
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < Math.min(3, groups.length); i++) {
            kept.append(groups[i].isEmpty() ? "0" : groups[i]).append(':');
        }
        return kept.append(':').toString();
    }

    private static boolean isNumeric(String ip) {
        for (int i = 0; i < ip.length(); i++) {
            char c = ip.charAt(i);
            if (c != '.' && c != ':' && (c > 'f' || Character.digit(c, 16) < 0)) {
                return false;
            }
        }
        return ip.length() >= 2 && ip.length() <= 45;
    }

    /** Four numbers of one to three digits. */
    private static boolean isFour(String ip) {
        int dots = 0;
        int digits = 0;
        for (int i = 0; i < ip.length(); i++) {
            char c = ip.charAt(i);
            if (c == '.' && digits > 0) {
                dots++;
                digits = 0;
            } else if (c < '0' || c > '9' || ++digits > 3) {
                return false;
            }
        }
        return dots == 3 && digits > 0;
    }
}
