package io.plumbline.tracking.outgoing;

/** The state of the key file as the health check sees it: {@code io.plumbline:type=PostbackKey}. */
public interface KeyMXBean {

    /** {@code unused, ok, missing} or {@code other}. */
    String getState();
}
