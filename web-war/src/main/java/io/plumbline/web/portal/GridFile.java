package io.plumbline.web.portal;

import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grid;
import io.plumbline.web.api.FileAnswer;
import io.plumbline.web.faces.Format;
import io.plumbline.web.faces.Lang;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A table of a page as a file to keep. */
@RequestScoped
public class GridFile {

    @Inject
    private Exports exports;
    @Inject
    private Lang reader;

    /** @param format xlsx, or CSV for whatever else it says */
    public void send(Grid grid, String name, String format, HttpServletResponse response) throws IOException {
        send(grid, null, name, format, response);
    }

    /** @param by what keys, names and paths are of; null for a table without them */
    public void send(Grid told, String by, String name, String format, HttpServletResponse response) throws IOException {
        Grid grid = InWords.of(told, by, (kind, code) -> Format.stop(kind, code, reader.getLocale()));
        boolean sheet = "xlsx".equals(format);
        head(name, sheet, response);
        if (sheet) {
            exports.xlsx(grid, response.getOutputStream());
        } else {
            exports.csv(grid, response.getOutputStream());
        }
    }

    public static void head(String name, boolean sheet, HttpServletResponse response) {
        response.setContentType(sheet ? FileAnswer.XLSX : "text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "." + (sheet ? "xlsx" : "csv") + "\"");
        response.setHeader("Cache-Control", "no-store");
    }
}
