package io.plumbline.web.portal.link;

import io.plumbline.campaign.api.Condition;
import io.plumbline.campaign.api.When;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Conditions as rows: those that must all hold, and up to four alternatives of which one suffices. What another door has nested
 * deeper has no row; it is kept as it is, so that saving here does not widen it.
 */
public class RuleRows implements Serializable {

    private final List<RuleRow> rows = new ArrayList<>();
    private final List<Condition> keptAll = new ArrayList<>();
    private final List<Condition> keptAny = new ArrayList<>();

    static RuleRows of(When when) {
        RuleRows rules = new RuleRows();
        for (Condition part : when.all()) {
            if (part.on() != null) {
                rules.rows.add(RuleRow.of(part, RuleRow.MUST));
            } else {
                rules.keptAll.add(part);
            }
        }
        boolean fits = when.any().size() < RuleRow.GROUPS.size()
                && when.any().stream().allMatch(part -> part.on() != null || !part.all().isEmpty() && part.all().stream().allMatch(inner -> inner.on() != null));
        if (!fits) {
            rules.keptAny.addAll(when.any());
        }
        for (int i = 0; fits && i < when.any().size(); i++) {
            Condition part = when.any().get(i);
            String group = RuleRow.GROUPS.get(i + 1);
            (part.on() != null ? List.of(part) : part.all()).forEach(test -> rules.rows.add(RuleRow.of(test, group)));
        }
        return rules;
    }

    /** @param plain country, device and customer, which have fields of their own */
    When when(When plain, ZoneId here) {
        List<Condition> all = new ArrayList<>(keptAll);
        List<Condition> any = new ArrayList<>(keptAny);
        for (String group : RuleRow.GROUPS) {
            List<Condition> tests = rows.stream().filter(row -> row.getGroup().equals(group) && !row.isBlank()).map(row -> row.condition(here)).toList();
            if (group.equals(RuleRow.MUST)) {
                all.addAll(tests);
            } else if (!tests.isEmpty()) {
                any.add(tests.size() == 1 ? tests.get(0) : Condition.all(tests.toArray(Condition[]::new)));
            }
        }
        return new When(plain.country(), plain.device(), plain.newCustomer(), all, any);
    }

    void add() {
        rows.add(new RuleRow());
    }

    void remove(int at) {
        rows.remove(at);
    }

    public List<RuleRow> getRows() {
        return rows;
    }

    public boolean isMore() {
        return !keptAll.isEmpty() || !keptAny.isEmpty();
    }
}
