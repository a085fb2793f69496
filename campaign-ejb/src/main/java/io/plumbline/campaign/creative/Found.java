package io.plumbline.campaign.creative;

/**
 * What the bytes of a file are.
 *
 * @param width, height pixels, null where the file does not say
 * @param moving whether a picture has more than one frame
 */
record Found(String type, Integer width, Integer height, Integer seconds, boolean moving) {

    static Found picture(String type, int width, int height, boolean moving) {
        return new Found(type, width, height, null, moving);
    }

    boolean isPicture() {
        return type.startsWith("image/");
    }

    boolean isVideo() {
        return type.startsWith("video/");
    }

    boolean isBundle() {
        return type.equals(MediaProbe.ZIP);
    }
}
