package io.plumbline.reporting.value;

/** The data cannot carry the model. A finding, not a fault: it is kept with the run. */
final class NoFit extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;

    NoFit(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
