package io.plumbline.tracking.importing;

/** A file of which no row can be read: the import fails with this message. */
final class Unreadable extends RuntimeException {

    Unreadable(String message) {
        super(message, null, false, false);
    }
}
