package io.plumbline.tracking.consent;

/** Shortens IP addresses: /24 and /48 keep the region and lose the household. */
public final class Address {

    private Address() {
    }

    /** As it came, when it is an address at all. */
    static String whole(String ip) {
        return ip != null && ip.matches("[0-9a-fA-F:.]{2,45}") ? ip : null;
    }

    public static String truncated(String ip) {
        if (ip == null) {
            return null;
        }
        if (ip.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return ip.substring(0, ip.lastIndexOf('.')) + ".0";
        }
        if (!ip.matches("[0-9a-fA-F:.]{2,45}") || ip.indexOf(':') < 0) {
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
}
