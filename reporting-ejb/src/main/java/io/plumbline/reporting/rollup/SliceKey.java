package io.plumbline.reporting.rollup;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Dimensions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A slice: its id follows from its values alone, so that two nodes that meet it at once write the same row. */
record SliceKey(UUID id, List<Object> values) {

    static final List<String> COLUMNS = List.of("advertiser_id", "campaign_id", "channel", "partner_id", "link_id", "creative", "destination_id",
            "sub1", "sub2", "sub3", "sub4", "sub5", "sub6", "sub7", "sub8", "sub9", "sub10", "source", "placement", "keyword",
            "country", "device", "os", "browser", "goal_key", "goal_kind", "status", "verdict", "currency",
            "experiment_id", "variant");

    private static final int SUBS = 10;

    static SliceKey of(Dimensions d) {
        List<Object> values = new ArrayList<>(COLUMNS.size());
        values.add(d.advertiser());
        values.add(d.campaign());
        values.add(d.channel());
        values.add(d.partner());
        values.add(d.link());
        values.add(text(d.creative()));
        values.add(d.destination());
        for (int i = 0; i < SUBS; i++) {
            values.add(d.subs() == null || i >= d.subs().size() ? null : text(d.subs().get(i)));
        }
        for (String rest : new String[] {d.source(), d.placement(), d.keyword(), d.country(), d.device(), d.os(), d.browser(), d.goal(),
                d.goalKind(), d.status(), d.verdict(), d.currency()}) {
            values.add(text(rest));
        }
        // Slices from before there were experiments keep their ids.
        List<Object> all = with(values, d);
        return new SliceKey(id(d.experiment() == null ? values : all), all);
    }

    private static List<Object> with(List<Object> values, Dimensions d) {
        List<Object> all = new ArrayList<>(values);
        all.add(d.experiment());
        all.add(d.experiment() == null ? null : text(d.variant()));
        return all;
    }

    /** A present value is marked: otherwise the text "null" and the absent value would be one slice. */
    private static UUID id(List<Object> values) {
        return Ids.named(values.stream().map(v -> v == null ? "" : "=" + v).toArray(String[]::new));
    }

    private static String text(String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
