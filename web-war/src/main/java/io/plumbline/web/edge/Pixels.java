package io.plumbline.web.edge;

import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Door;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** What becomes of a conversion that a browser's picture reported. */
@ApplicationScoped
public class Pixels {

    @Inject
    private ConversionDoor door;

    void take(Call call) {
        Map<String, List<String>> query = Query.read(call.query());
        Incoming came = Incoming.of(call);
        Aliases params = new Aliases(query);
        door.note(call, call.query(), door.take(() -> ConversionDoor.report(Door.PIXEL, params, Cookies.clicks(came), Cookies.visitor(came),
                Arrivals.consent(came, query), call.at(), false)), null);
    }
}
