package io.plumbline.web.portal;

import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grid;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A table of a page as a file to keep. */
@RequestScoped
public class GridFile {

    @Inject
    private Exports exports;

    /** @param format xlsx, or CSV for whatever else it says */
    public void send(Grid grid, String name, String format, HttpServletResponse response) throws IOException {
        boolean sheet = "xlsx".equals(format);
        response.setContentType(sheet ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "." + (sheet ? "xlsx" : "csv") + "\"");
        response.setHeader("Cache-Control", "no-store");
        if (sheet) {
            exports.xlsx(grid, response.getOutputStream());
        } else {
            exports.csv(grid, response.getOutputStream());
        }
    }
}
