package io.plumbline.tracking.outgoing;

/** Messengers for tests of other packages. */
public final class Messengers {

    private Messengers() {
    }

    /** Open. @param allowed besides the public internet */
    public static Messenger to(String allowed) {
        Messenger messenger = new Messenger(Neighbourhood.of(allowed));
        messenger.open();
        return messenger;
    }
}
