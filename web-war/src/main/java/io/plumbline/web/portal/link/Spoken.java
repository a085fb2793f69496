package io.plumbline.web.portal.link;

import io.plumbline.campaign.api.Condition;
import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.When;
import io.plumbline.web.faces.Format;
import io.plumbline.web.portal.ConditionRow;
import io.plumbline.web.portal.Words;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A destination's conditions as people say them. */
final class Spoken {

    private Spoken() {
    }

    /** Empty for everybody. */
    static String when(When when) {
        List<String> parts = new ArrayList<>();
        String plain = ConditionRow.spoken(when);
        if (!plain.isEmpty()) {
            parts.add(plain);
        }
        when.all().forEach(part -> parts.add(part(part)));
        if (!when.any().isEmpty()) {
            parts.add(either(when.any()));
        }
        return String.join(" · ", parts);
    }

    /** When a destination takes visitors; empty for always. */
    static String time(Destination one, Format fmt, ZoneId here) {
        String from = one.from() == null ? "" : Words.of("way.from", fmt.time(one.from(), here));
        String until = one.until() == null ? "" : Words.of("way.until", fmt.time(one.until(), here));
        return (from + " " + until).strip();
    }

    private static String part(Condition condition) {
        if (condition.on() == null) {
            return condition.all().isEmpty() ? either(condition.any())
                    : condition.all().stream().map(Spoken::part).collect(Collectors.joining(" " + Words.of("cond.and") + " ", "(", ")"));
        }
        String values = condition.values().stream().limit(6).collect(Collectors.joining(", ")) + (condition.values().size() > 6 ? " …" : "");
        return Words.of("cond.on." + condition.on().key()) + " " + Words.of("cond.op." + condition.op().key()) + " " + values
                + (condition.zone() == null ? "" : " (" + condition.zone() + ")");
    }

    private static String either(List<Condition> any) {
        return any.stream().map(Spoken::part).collect(Collectors.joining(" " + Words.of("cond.or") + " ", "(", ")"));
    }
}
