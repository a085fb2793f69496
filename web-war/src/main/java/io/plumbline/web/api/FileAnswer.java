package io.plumbline.web.api;

import io.plumbline.shared.Invalid;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;

/** The same answer as a CSV or XLSX file. */
public final class FileAnswer {

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
            return file("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx", out -> content.write(true, out));
        }
        throw new Invalid("format", "format-unknown", "Use csv or xlsx.");
    }

    private static Response file(String type, String name, StreamingOutput content) {
        return Response.ok(content, type).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"").build();
    }
}
