package io.plumbline.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.MalformedURLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in the left navigation: entries whose page exists and whose reader may open it. */
@Named("nav")
@RequestScoped
public class Navigation {

    /** A group of the navigation; its title is {@code nav.group.<key>} of the common bundle, and none for "home". */
    public record Group(String key, List<Entry> entries) { }

    /** An entry; its title is {@code nav.<key>}. */
    public record Entry(String key, String path, String icon, List<String> roles) { }

    private static final List<Group> ALL = List.of(
            new Group("home", List.of(all("overview", "overview", "pi-home"))),
            new Group("plan", List.of(
                    all("campaigns", "campaigns/list", "pi-megaphone"),
                    all("links", "links/list", "pi-link"),
                    all("partners", "partners/list", "pi-users"),
                    all("agreements", "agreements/list", "pi-file-edit"),
                    all("advertisers", "advertisers/list", "pi-building"),
                    all("goals", "goals/list", "pi-flag"),
                    all("coupons", "coupons/list", "pi-ticket"),
                    all("creatives", "creatives/list", "pi-images"),
                    all("landing", "landing/list", "pi-id-card"),
                    all("offers", "offers/list", "pi-share-alt"),
                    all("tag", "tag/setup", "pi-code"),
                    all("rules", "postback-rules/list", "pi-send"))),
            new Group("track", List.of(
                    all("conversions", "conversions/list", "pi-check-circle"),
                    all("leads", "leads/list", "pi-id-card"),
                    all("orders", "orders/list", "pi-shopping-cart"),
                    all("clicks", "clicks/list", "pi-bolt"),
                    all("traffic", "traffic/quality", "pi-shield"))),
            new Group("programme", List.of(
                    all("applications", "applications/list", "pi-user-plus"),
                    all("inquiries", "inquiries/list", "pi-question-circle"),
                    all("messages", "messages/list", "pi-comments"),
                    all("programme", "programme/settings", "pi-cog"))),
            new Group("report", List.of(
                    all("reports", "reports/query", "pi-chart-bar"),
                    all("attribution", "attribution/compare", "pi-sitemap"),
                    all("journeys", "journeys/explore", "pi-directions"),
                    all("runs", "model-runs/list", "pi-history"),
                    all("experiments", "experiments/list", "pi-sliders-h"),
                    all("cohorts", "cohorts/query", "pi-th-large"),
                    all("value", "value/list", "pi-star"),
                    all("expected", "expected/query", "pi-clock"))),
            new Group("money", List.of(
                    all("budgets", "budgets/list", "pi-wallet"),
                    all("ledger", "ledger/list", "pi-book"),
                    all("trialbalance", "ledger/trial", "pi-equals"),
                    all("periods", "ledger/periods", "pi-calendar"),
                    all("payouts", "payouts/list", "pi-money-bill"),
                    all("statements", "statements/list", "pi-file"))),
            new Group("data", List.of(
                    all("costs", "costs/list", "pi-wallet"),
                    all("imports", "imports/list", "pi-upload"),
                    all("tester", "postbacks/tester", "pi-play"),
                    all("postbacks", "postbacks/list", "pi-list"),
                    all("deliveries", "deliveries/list", "pi-send"),
                    all("rates", "rates/list", "pi-dollar"))),
            new Group("admin", List.of(
                    only("users", "users/list", "pi-user", "admin"),
                    only("keys", "keys/list", "pi-key", "admin"),
                    all("privacy", "privacy/settings", "pi-shield"),
                    all("retention", "privacy/retention", "pi-clock"),
                    only("persons", "persons/view", "pi-id-card", "admin"),
                    only("audit", "audit/list", "pi-history", "admin", "finance", "analyst", "approver"),
                    all("selfaudit", "self-audit/list", "pi-verified"))));

    @Inject
    private ServletContext application;
    @Inject
    private HttpServletRequest request;

    private List<Group> shown;

    public List<Group> getGroups() {
        if (shown == null) {
            List<Group> groups = new ArrayList<>();
            for (Group group : ALL) {
                List<Entry> entries = group.entries().stream().filter(e -> exists(e) && allowed(e)).toList();
                if (!entries.isEmpty()) {
                    groups.add(new Group(group.key(), entries));
                }
            }
            shown = groups;
        }
        return shown;
    }

    /** The entry with this key, or null: for the breadcrumb. */
    public Entry entry(String key) {
        return ALL.stream().flatMap(g -> g.entries().stream()).filter(e -> e.key().equals(key)).findFirst().orElse(null);
    }

    /** The first page of the navigation that lies in this folder, whoever may open it. @param folder ends with a slash */
    static Optional<String> within(String folder) {
        return ALL.stream().flatMap(group -> group.entries().stream()).map(Entry::path).filter(path -> path.startsWith(folder)).findFirst();
    }

    private boolean exists(Entry entry) {
        try {
            return application.getResource(entry.path()) != null;
        } catch (MalformedURLException e) {
            return false;
        }
    }

    private boolean allowed(Entry entry) {
        return entry.roles().stream().anyMatch(request::isUserInRole);
    }

    /** All who work here; partners have pages of their own. */
    private static Entry all(String key, String path, String icon) {
        return only(key, path, icon, "admin", "marketer", "analyst", "finance", "approver");
    }

    private static Entry only(String key, String path, String icon, String... roles) {
        return new Entry(key, "/app/" + path + ".xhtml", icon, List.of(roles));
    }
}
