package io.plumbline.tracking.importing;

import io.plumbline.tracking.api.ImportJob;

/** A row that was read, or what is wrong with it. */
record Item<R>(long line, R row, ImportJob.RowError error) {

    static <R> Item<R> good(long line, R row) {
        return new Item<>(line, row, null);
    }

    static <R> Item<R> bad(long line, String column, String code, String detail) {
        return new Item<>(line, null, new ImportJob.RowError(line, column, code, detail.length() > 500 ? detail.substring(0, 500) : detail));
    }
}
