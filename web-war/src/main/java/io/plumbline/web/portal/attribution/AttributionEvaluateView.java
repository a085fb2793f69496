package io.plumbline.web.portal.attribution;

import io.plumbline.reporting.api.Attribution;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.Grids;
import io.plumbline.reporting.api.PathTable;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Invalid;
import io.plumbline.web.portal.GridFile;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The models as a calculator on a pasted table of paths. */
@Named
@RequestScoped
public class AttributionEvaluateView {

    private static final String EXAMPLE = """
            search > social > email, 12, 480.00, 90
            social > search, 7, 210.00, 65
            search, 30, 900.00, 400
            email > search, 5, 260.00, 20
            """;
    private static final int CELLS = 4;

    @Inject
    private Attribution attribution;
    @Inject
    private Authority authority;
    @Inject
    private GridFile file;

    private String paths = EXAMPLE;
    private String order = "auto";
    private AttributionAnswer answer;
    private SideBySide table;

    /** A calculator asks the boundary only when it calculates; the page is for staff all the same. */
    @PostConstruct
    void open() {
        authority.requireStaff();
    }

    /** The answer as a file: what was pasted stands in no address. */
    public void download(String format) throws IOException {
        evaluate();
        FacesContext page = FacesContext.getCurrentInstance();
        file.send(Grids.of(answer), "attribution", format, (HttpServletResponse) page.getExternalContext().getResponse());
        page.responseComplete();
    }

    public void evaluate() {
        answer = attribution.evaluate(new PathTable(rows(), null, order.equals("auto") ? null : Integer.valueOf(order), null, null));
        table = new SideBySide(answer);
    }

    /** One path a line: steps parted by {@code >}, then conversions, value and journeys that led nowhere, parted by comma, semicolon or tab. */
    private List<PathTable.PathRow> rows() {
        List<PathTable.PathRow> rows = new ArrayList<>();
        String[] lines = paths == null ? new String[0] : paths.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank() && !(i == 0 && lines[i].strip().toLowerCase(Locale.ROOT).startsWith("path"))) {
                rows.add(row(lines[i], i + 1));
            }
        }
        return rows;
    }

    private static PathTable.PathRow row(String line, int number) {
        String[] cells = line.split("[,;\t]", -1);
        try {
            List<String> path = Arrays.stream(cells[0].split(">")).map(String::strip).toList();
            if (cells.length > CELLS) {
                throw new NumberFormatException();
            }
            return new PathTable.PathRow(path, count(cells, 1), cells.length > 2 && !cells[2].isBlank() ? cells[2].strip() : null, count(cells, 3), null);
        } catch (NumberFormatException malformed) {
            throw new Invalid("paths", "line-malformed", "Line " + number + ": write path, conversions, value, journeys that led nowhere.");
        }
    }

    private static Long count(String[] cells, int index) {
        return cells.length > index && !cells[index].isBlank() ? Long.valueOf(cells[index].strip()) : null;
    }

    public String getPaths() {
        return paths;
    }

    public void setPaths(String paths) {
        this.paths = paths;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = List.of("1", "2", "3", "4").contains(order) ? order : "auto";
    }

    public AttributionAnswer getAnswer() {
        return answer;
    }

    public SideBySide getTable() {
        return table;
    }

    public AttributionAnswer.MarkovFit getMarkov() {
        return answer.models().stream().map(AttributionAnswer.ModelResult::markov).filter(fit -> fit != null).findFirst().orElse(null);
    }
}
