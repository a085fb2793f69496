package io.plumbline.tracking.postback;

import io.plumbline.tracking.api.PostbackEntry;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.store.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of the log on disk. */
@ApplicationScoped
public class LogLines {

    private static final Pattern TOKEN = Pattern.compile("(?i)((?:^|[?&\\s{,\"])(?:security_|verification_)?token\"?\\s*[=:]\\s*\"?)[^&\"\\s]*");

    @Inject
    private Sql sql;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Boolean> add(List<PostbackEntry> entries) {
        return entries.stream().map(this::add).toList();
    }

    private boolean add(PostbackEntry entry) {
        String query = Text.clean(masked(entry.query()), 4000);
        return sql.insert("postback_entry", new Columns().with("id", entry.id()).with("at", entry.at()).with("door", entry.door()).with("http_method", entry.method())
                .with("query", query == null ? "" : query).with("ip", Text.clean(entry.ip(), 64)).with("outcome", entry.outcome())
                .with("status", entry.status()).with("reason", Text.clean(entry.reason(), 500)).with("conversion_id", entry.conversionId())
                .with("advertiser_id", entry.advertiserId()));
    }

    /** Whatever a secret is called, its value is no part of the log. */
    static String masked(String query) {
        return query == null ? "" : TOKEN.matcher(query).replaceAll("$1***");
    }
}
