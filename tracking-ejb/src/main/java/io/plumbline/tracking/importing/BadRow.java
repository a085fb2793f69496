package io.plumbline.tracking.importing;

/** A row that cannot be taken as it stands. It is listed and the file goes on. */
final class BadRow extends RuntimeException {

    private final String column;
    private final String code;

    BadRow(String column, String code, String detail) {
        super(detail, null, false, false);
        this.column = column;
        this.code = code;
    }

    String column() {
        return column;
    }

    String code() {
        return code;
    }
}
