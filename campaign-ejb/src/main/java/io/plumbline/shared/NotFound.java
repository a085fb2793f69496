package io.plumbline.shared;

/** There is no such thing, or it lies outside the caller's scope: the two are told apart nowhere (HTTP 404). */
public final class NotFound extends Refusal {

    public NotFound(String what, Object id) {
        super(what + "-not-found", "There is no " + what.replace('-', ' ') + " " + id + ".");
    }
}
