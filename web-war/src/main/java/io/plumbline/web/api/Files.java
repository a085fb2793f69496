package io.plumbline.web.api;

import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grid;
import io.plumbline.shared.Invalid;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A table as a file to keep. */
public final class Files {

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Files() {
    }

    /** @param format csv, xlsx or null for csv */
    public static Response of(Exports exports, Grid grid, String format, String name) {
        if (format == null || format.equals("csv")) {
            return file("text/csv; charset=UTF-8", name + ".csv", out -> exports.csv(grid, out));
        }
        if (format.equals("xlsx")) {
            return file(XLSX, name + ".xlsx", out -> exports.xlsx(grid, out));
        }
        throw new Invalid("format", "format-unknown", "Use csv or xlsx.");
    }

    private static Response file(String type, String name, StreamingOutput content) {
        return Response.ok(content, type).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"").build();
    }
}
