package io.plumbline.web.portal.report;

import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Metric;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.reporting.api.SavedReport;
import io.plumbline.reporting.api.SavedReports;
import io.plumbline.web.faces.Format;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.AsKnown;
import io.plumbline.shared.Authority;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The report grid: up to three groupings, any metrics, drill-down by row; every state of it is an address. */
@Named
@RequestScoped
public class ReportQueryView {

    /** What one asks next of a row, in this order. */
    private static final List<String> NEXT = List.of("campaign", "partner", "link", "date", "source", "sub1", "device");

    @Inject
    private Reports reports;
    @Inject
    private SavedReports saved;
    @Inject
    private Range range;
    @Inject
    private ReportAsked asked;
    @Inject
    private AsKnown asKnown;
    @Inject
    private Authority authority;

    private Answer answer;
    private String name;
    private boolean shared;

    @PostConstruct
    void answer() {
        answer = reports.answer(asked.question());
    }

    /** Runs before the page is drawn. */
    public void settle() throws IOException {
        if (asked.isSpread()) {
            FacesContext.getCurrentInstance().getExternalContext().redirect(link(asked.address()));
        }
    }

    public Answer getAnswer() {
        return answer;
    }

    public List<ReportRow> getRows() {
        List<ReportRow> rows = new ArrayList<>();
        for (int i = 0; i < answer.rows().size(); i++) {
            List<Object> before = answer.compareRows() == null ? null : answer.compareRows().get(i);
            rows.add(ReportRow.of(answer, answer.rows().get(i), before, this::into));
        }
        return rows;
    }

    public List<ReportRow.Cell> getTotals() {
        return ReportRow.totals(answer);
    }

    /** What changed since the instant, by reason. */
    public List<ReportRow.Change> getRestated() {
        return ReportRow.changes(answer);
    }

    public List<Answer.Column> getSummed() {
        return answer.columns().stream().filter(c -> "metric".equals(c.kind())).toList();
    }

    public String getPresentLink() {
        ReportAddress a = asked.address();
        return range.to(page("query.xhtml"), "d", a.d(), "m", a.m(), "f", a.f(), "sort", a.sort());
    }

    public List<Answer.Column> getColumns() {
        return answer.columns();
    }

    public String sortLink(Answer.Column column) {
        return link(asked.address().sortedBy(column.name()));
    }

    /** {@code ascending}, {@code descending} or {@code none}, as aria-sort says it. */
    public String sorted(Answer.Column column) {
        String sort = asked.question().sort();
        return sort.equals(column.name()) ? "ascending" : sort.equals("-" + column.name()) ? "descending" : "none";
    }

    public List<ReportAddress.Filter> getFilters() {
        return asked.address().filters();
    }

    /** The name behind an entity's id; the value itself for other dimensions. */
    public String nameOf(ReportAddress.Filter filter) {
        Question one = new Question(range.getFrom(), range.getTo(), range.getZone().getId(), range.getCurrency(), List.of(filter.dimension()), List.of("clicks"),
                List.of(new Question.Filter(filter.dimension(), "in", List.of(filter.value()))), null, null, 1, null);
        return reports.answer(one).rows().stream().map(row -> row.get(0)).filter(Answer.Entity.class::isInstance)
                .map(entity -> ((Answer.Entity) entity).name()).findFirst().orElse(new Format().word(filter.dimension(), filter.value()));
    }

    public String without(ReportAddress.Filter filter) {
        return link(asked.address().without(filter));
    }

    public String getNextLink() {
        return answer.next() == null ? null : range.with("cursor", answer.next());
    }

    public String getFirstLink() {
        return link(asked.address());
    }

    public String exportLink(String format) {
        ReportAddress a = asked.address();
        return range.to(page("export"), "d", a.d(), "m", a.m(), "f", a.f(), "sort", a.sort(), "asOf", asKnown.getText(), "format", format);
    }

    public List<String> getAllDimensions() {
        return reports.dimensions();
    }

    public List<Metric> getAllMetrics() {
        return reports.metrics();
    }

    public boolean isShown(String metric) {
        return asked.address().metrics().contains(metric);
    }

    /** The n-th grouping, or an empty text. */
    public String grouping(int n) {
        List<String> dimensions = asked.address().dimensions();
        return n < dimensions.size() ? dimensions.get(n) : "";
    }

    public String getFilterText() {
        return asked.address().f();
    }

    public List<SavedReport> getSavedReports() {
        return saved.list();
    }

    public String save() {
        ReportAddress a = asked.address();
        String query = link(a);
        saved.save(name, shared, query.substring(query.indexOf('?') + 1));
        return FacesContext.getCurrentInstance().getViewRoot().getViewId() + "?faces-redirect=true&" + query.substring(query.indexOf('?') + 1);
    }

    public void delete(UUID id) {
        saved.delete(id);
    }

    private String into(List<String> values) {
        ReportAddress here = asked.address();
        return NEXT.stream().filter(d -> !here.dimensions().contains(d) && here.filters().stream().noneMatch(f -> f.dimension().equals(d))).findFirst()
                .map(next -> link(here.into(values, next))).orElse(null);
    }

    /** Staff and partners have a page each, of the same report. */
    private String page(String name) {
        return (authority.isPartner() ? "/partner/reports/" : "/app/reports/") + name;
    }

    private String link(ReportAddress a) {
        return range.to(page("query.xhtml"), "d", a.d(), "m", a.m(), "f", a.f(), "sort", a.sort(), "asOf", asKnown.getText());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public boolean isShared() {
        return shared;
    }

    public void setShared(boolean shared) {
        this.shared = shared;
    }
}
