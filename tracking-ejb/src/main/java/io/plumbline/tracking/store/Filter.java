package io.plumbline.tracking.store;

import io.plumbline.shared.PageRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The conditions of a list, newest first. Column names come from code, values are bound. */
public final class Filter {

    private final StringBuilder where = new StringBuilder(" where 1 = 1");
    private final List<Object> args = new ArrayList<>();
    private boolean beside;

    /** Nothing when the value is null. */
    public Filter and(String condition, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            args.add(value);
        }
        return this;
    }

    /** The same for what the index that the list is walked by does not hold. */
    public Filter beside(String condition, Object value) {
        beside = beside || value != null;
        return and(condition, value);
    }

    /** Whether that index holds all that is asked for. */
    boolean isWithin() {
        return !beside;
    }

    /** The conditions so far, for a statement of another shape. */
    public String text() {
        return where.toString();
    }

    /** Closes the list: one row more than the page, to know whether there is a next one. */
    public String page(String select, PageRequest page) {
        and("id < ?", page.after());
        return select + where + " order by id desc limit " + (page.limit() + 1);
    }

    /** The same for a list in the order of another column; ids decide between equals. @param table that holds both, by which the last row seen is found again */
    public String page(String select, String table, String by, PageRequest page) {
        if (page.after() != null) {
            String last = "(select seen." + by + " from " + table + " seen where seen.id = ?)";
            where.append(" and (").append(by).append(" < ").append(last).append(" or ").append(by).append(" = ").append(last).append(" and id < ?)");
            args.addAll(Collections.nCopies(3, page.after()));
        }
        return select + where + " order by " + by + " desc, id desc limit " + (page.limit() + 1);
    }

    /** The same for work that begins at the other end. */
    public String oldest(String select, int most) {
        return select + where + " order by id limit " + most;
    }

    public String grouped(String select, String by) {
        return select + where + " group by " + by;
    }

    public Object[] args() {
        return args.toArray();
    }
}
