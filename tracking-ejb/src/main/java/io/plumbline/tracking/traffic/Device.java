package io.plumbline.tracking.traffic;

/** @param type {@code desktop}, {@code mobile}, {@code tablet} or {@code other} */
public record Device(String type, String os, String browser) {
}
