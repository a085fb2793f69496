package io.plumbline.web.api;

import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grid;
import io.plumbline.shared.Invalid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;

/** The same answer as a CSV or XLSX file to keep. */
public final class FileAnswer {

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Writes the file. */
    @FunctionalInterface
    public interface Content {
        void write(boolean xlsx, OutputStream to);
    }

    private FileAnswer() {
    }

    /** @param format csv, also when null, or xlsx */
    public static Response of(String format, String name, Content content) {
        if (format == null || format.equals("csv")) {
            return file("text/csv; charset=UTF-8", name + ".csv", out -> content.write(false, out));
        }
        if (format.equals("xlsx")) {
            return file(XLSX, name + ".xlsx", out -> content.write(true, out));
        }
        throw new Invalid("format", "format-unknown", "Use csv or xlsx.");
    }

    public static Response of(Exports exports, Grid grid, String format, String name) {
        return of(format, name, (xlsx, to) -> {
            if (xlsx) {
                exports.xlsx(grid, to);
            } else {
                exports.csv(grid, to);
            }
        });
    }

    /** For a request that says its format and nothing else in its address. */
    public static Response of(Exports exports, Grid grid, HttpServletRequest asked, String name) {
        return of(exports, grid, format(asked), name);
    }

    public static String format(HttpServletRequest asked) {
        return new Query(asked, "format").text("format");
    }

    private static Response file(String type, String name, StreamingOutput content) {
        return Response.ok(content, type).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"").build();
    }
}
