package io.plumbline.web.portal.click;

import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Click;
import io.plumbline.tracking.api.Clicks;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.web.portal.Names;
import io.plumbline.web.portal.TraceSteps;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Named
@RequestScoped
public class ClickView {

    private static final int MOST = 50;

    @Inject
    private Clicks clicks;
    @Inject
    private Conversions conversions;
    @Inject
    private Names names;
    @Inject
    private HttpServletRequest request;

    private Click click;

    @PostConstruct
    void read() {
        click = clicks.get(Ids.parse("click", request.getParameter("id")));
    }

    public Click getClick() {
        return click;
    }

    public List<TraceSteps.Shown> getSteps() {
        return TraceSteps.of(clicks.trace(click.id()), names, click.advertiserId());
    }

    public List<Conversion> getConversions() {
        return conversions.list(new EventFilter(null, null, null, null, null, null, null, null, null, click.id(), null, null), PageRequest.first(MOST)).items();
    }

    /** Sub-ids and the other parameters the link carried. */
    public List<Map.Entry<String, String>> getCarried() {
        List<Map.Entry<String, String>> carried = new ArrayList<>();
        for (int i = 0; i < click.subs().size(); i++) {
            if (click.subs().get(i) != null) {
                carried.add(Map.entry("sub" + (i + 1), click.subs().get(i)));
            }
        }
        carried.addAll(click.params().entrySet());
        return carried;
    }
}
