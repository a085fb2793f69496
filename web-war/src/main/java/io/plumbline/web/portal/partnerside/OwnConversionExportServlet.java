package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Settlements;
import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grid;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.web.portal.EventSearch;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The partner's conversions as a file, of the same filters as the page. */
@WebServlet("/partner/conversions/export")
public class OwnConversionExportServlet extends HttpServlet {

    private static final int PIECE = 500;
    private static final int MOST = 100_000;
    private static final List<String> HEADER = List.of("id", "time", "goal", "status", "order_id", "click_id", "campaign", "link", "amount", "currency", "commission",
            "commission_currency", "locks_on", "due_on", "reason");

    @Inject
    private transient Conversions conversions;
    @Inject
    private transient Settlements settlements;
    @Inject
    private EventSearch search;
    @Inject
    private OwnNames names;
    @Inject
    private transient Exports exports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        String cursor = null;
        do {
            Page<Conversion> page = conversions.list(search.filter(), PageRequest.of(PIECE, cursor));
            names.knowLinks(page.items(), Conversion::linkId);
            OwnConversion.of(page.items(), settlements).forEach(one -> rows.add(row(one)));
            cursor = page.next();
        } while (cursor != null && rows.size() < MOST);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"conversions.csv\"");
        response.setHeader("Cache-Control", "no-store");
        exports.csv(new Grid(HEADER, rows), response.getOutputStream());
    }

    private List<Object> row(OwnConversion one) {
        Conversion c = one.conversion();
        List<Object> cells = new ArrayList<>();
        cells.add(c.id().toString());
        cells.add(c.time().toString());
        cells.add(c.goal());
        cells.add(c.status());
        cells.add(one.order());
        cells.add(text(c.clickId()));
        cells.add(names.campaign(c.campaignId()));
        cells.add(names.link(c.linkId()));
        cells.add(c.amount().amount());
        cells.add(c.amount().currency());
        cells.add(c.commission() == null ? null : c.commission().amount());
        cells.add(c.commission() == null ? null : c.commission().currency());
        cells.add(text(one.locksOn()));
        cells.add(text(one.dueOn()));
        cells.add(one.reason());
        return cells;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
