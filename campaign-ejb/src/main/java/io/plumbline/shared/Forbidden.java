package io.plumbline.shared;

/** The caller is known but may not do this (HTTP 403). */
public final class Forbidden extends Refusal {

    public Forbidden(String detail) {
        super("forbidden", detail);
    }
}
