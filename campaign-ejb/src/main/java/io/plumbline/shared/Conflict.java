package io.plumbline.shared;

/** Right in itself, but not in the state things are in: an illegal transition, a name that is taken (HTTP 409). */
public final class Conflict extends Refusal {

    public Conflict(String code, String detail) {
        super(code, detail);
    }
}
