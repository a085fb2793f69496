package io.plumbline.web.portal.value;

import io.plumbline.reporting.api.ChannelValues;
import io.plumbline.reporting.api.CustomerForecast;
import io.plumbline.reporting.api.CustomerValues;
import io.plumbline.reporting.api.ValueModel;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.ChartJson;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Spoken;
import io.plumbline.web.faces.Format;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One model: how far it is, what it found, and what it says of channels and customers. */
@Named
@RequestScoped
public class ValueView {

    private static final Spoken WORDS = new Spoken("reports");

    @Inject
    private CustomerValues values;
    @Inject
    private HttpServletRequest request;
    @Inject
    private SettingsAsked asked;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private ValueModel model;
    private ChannelValues channels;
    private Page<CustomerForecast> customers;

    /** @param error null where the parameter was given */
    public record Parameter(String name, double value, Double error) {
    }

    @PostConstruct
    public void read() {
        model = values.get(Ids.parse("value-model", request.getParameter("id")));
        if (isCompleted()) {
            channels = values.channels(model.id(), asked.settings());
            customers = values.customers(model.id(), asked.settings(), search.value("customer").isEmpty() ? null : search.value("customer"), search.page());
        }
    }

    public String repeat() {
        return "/app/value/view.xhtml?faces-redirect=true&id=" + values.repeat(model.id());
    }

    /** The same order over what is known now. */
    public String renew() {
        return "/app/value/view.xhtml?faces-redirect=true&id=" + values.start(model.order().asKnownOn(null));
    }

    public ValueModel getModel() {
        return model;
    }

    public boolean isUnderWay() {
        return "queued".equals(model.status()) || "running".equals(model.status());
    }

    public boolean isCompleted() {
        return "completed".equals(model.status());
    }

    public List<Parameter> getParameters() {
        return listed(model.parameters());
    }

    public List<Parameter> getSpendParameters() {
        return listed(model.spendParameters());
    }

    public ChannelValues getChannels() {
        return channels;
    }

    public List<CustomerForecast> getCustomers() {
        return customers.items();
    }

    public String getNextLink() {
        return customers.next() == null ? null : range.with("cursor", customers.next());
    }

    /** Value beside cost, by channel. */
    public String chart(String clv, String cac) {
        return ChartJson.bars(channels.channels().stream().map(c -> new Format().word("channel", c.channel())).toList())
                .with(clv, channels.channels().stream().map(c -> number(c.clv())).toList())
                .with(cac, channels.channels().stream().map(c -> number(c.cac())).toList()).axes(null, WORDS.of("value.chart.axis", channels.currency())).json();
    }

    private static BigDecimal number(String amount) {
        return amount == null ? null : new BigDecimal(amount);
    }

    private List<Parameter> listed(Map<String, Double> parameters) {
        List<Parameter> listed = new ArrayList<>();
        if (parameters != null) {
            parameters.forEach((name, value) -> listed.add(new Parameter(name, value, model.standardErrors() == null ? null : model.standardErrors().get(name))));
        }
        return listed;
    }
}
