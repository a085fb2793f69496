package io.plumbline.tracking.store;

import io.plumbline.shared.Dialect;
import io.plumbline.shared.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Lists of wide rows, newest first: which rows they are is asked of an index alone, and only those are read. Databases find that index by themselves except H2, which prefers any
 * other that has a column of the conditions and reads all its rows.
 */
@ApplicationScoped
public class Newest {

    @Inject
    private Sql sql;

    /**
     * @param table with its schema
     * @param index of H2, with the ids downwards first
     * @param where with what that index does not hold {@link Filter#beside beside} it
     */
    public String page(String table, String index, Filter where, PageRequest page) {
        String hint = where.isWithin() && isH2() ? " use index (" + index + ")" : "";
        return "select * from " + table + " where id in (" + where.page("select id from " + table + hint, page) + ") order by id desc";
    }

    private boolean isH2() {
        return sql.on(Dialect::of) == Dialect.H2;
    }
}
