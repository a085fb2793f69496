package io.plumbline.tracking.order;

import io.plumbline.tracking.api.Orders.Placed;
import io.plumbline.tracking.api.Orders.Sum;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers and money by what would be done. */
public final class Sums {

    private final Map<String, Sum> sums = new TreeMap<>();

    public void add(Placed placed) {
        String code = placed.code() == null ? "" : placed.code();
        add(new Sum(placed.action(), code, placed.worth().currency(), 1, placed.worth(), placed.change()));
    }

    public void addAll(Collection<Sum> more) {
        more.forEach(this::add);
    }

    private void add(Sum one) {
        sums.merge(one.action() + " " + one.code() + " " + one.currency(), one, (a, b) -> new Sum(a.action(), a.code(), a.currency(), a.orders() + b.orders(),
                a.worth().plus(b.worth()), a.change().plus(b.change())));
    }

    public List<Sum> list() {
        return List.copyOf(sums.values());
    }
}
