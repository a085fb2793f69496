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
import java.util.ArrayList;
import java.util.List;

/** A table of a page as a file to keep. */
@RequestScoped
public class GridFile {

    private static final String CHANNEL = "channel";

    @Inject
    private Exports exports;
    @Inject
    private Lang reader;

    /** @param format xlsx, or CSV for whatever else it says */
    public void send(Grid told, String name, String format, HttpServletResponse response) throws IOException {
        Grid grid = inWords(told);
        boolean sheet = "xlsx".equals(format);
        head(name, sheet, response);
        if (sheet) {
            exports.xlsx(grid, response.getOutputStream());
        } else {
            exports.csv(grid, response.getOutputStream());
        }
    }

    /** Channels as the page has them. */
    private Grid inWords(Grid grid) {
        int at = grid.header().indexOf(CHANNEL);
        return at < 0 ? grid : new Grid(grid.header(), grid.rows().stream().map(row -> spelt(row, at)).toList());
    }

    private List<Object> spelt(List<Object> row, int at) {
        List<Object> cells = new ArrayList<>(row);
        cells.set(at, Format.word(CHANNEL, row.get(at), reader.getLocale()));
        return cells;
    }

    public static void head(String name, boolean sheet, HttpServletResponse response) {
        response.setContentType(sheet ? FileAnswer.XLSX : "text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "." + (sheet ? "xlsx" : "csv") + "\"");
        response.setHeader("Cache-Control", "no-store");
    }
}
