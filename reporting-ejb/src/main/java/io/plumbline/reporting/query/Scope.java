package io.plumbline.reporting.query;

import io.plumbline.reporting.api.Question;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Role;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What the caller may see of the figures. */
public record Scope(UUID advertiser, UUID partner) {

    /** What the programme spends besides, and what it tries out, is not a partner's to know. */
    private static final Set<String> NOT_FOR_PARTNERS = Set.of("cost", "profit", "cpc", "cpm", "cpl", "cpa", "cps", "cpi", "roas", "roi", "costPerMql", "costPerSql", "costPerWon",
            "approvedProfit", "approvedRoas", "approvedRoi", "approvedCpa", "approvedCpl", "approvedCps", "approvedCpi",
            "grossProfit", "contribution", "poas", "marginRoi", "approvedGrossProfit", "approvedContribution", "approvedPoas", "approvedMarginRoi",
            "partner", "destination", "experiment", "variant");

    public static final Scope ALL = new Scope(null, null);

    public static Scope of(Authority authority) {
        authority.require(Role.MARKETER, Role.ANALYST, Role.FINANCE, Role.APPROVER, Role.PARTNER);
        boolean staff = authority.has(Role.MARKETER, Role.ANALYST, Role.FINANCE, Role.APPROVER);
        if (!staff && authority.partnerScope().isEmpty()) {
            throw new Forbidden("This account is not tied to a partner yet.");
        }
        return new Scope(authority.advertiserScope().orElse(null), authority.partnerScope().orElse(null));
    }

    /** @throws Invalid when a partner asks for what is not its own */
    public Scope asked(Question question) {
        Stream.concat(Stream.concat(named(question.dimensions()), named(question.metrics())),
                question.filters() == null ? Stream.empty() : question.filters().stream().filter(Objects::nonNull).map(Question.Filter::dimension)).forEach(name -> {
                    if (!shows(name)) {
                        throw new Invalid("question", "not-for-partners", "Partners have no " + name + ".");
                    }
                });
        return this;
    }

    /** Whether a caller of this scope may ask for the metric or dimension. */
    public boolean shows(String name) {
        return partner == null || name == null || !NOT_FOR_PARTNERS.contains(name);
    }

    private static Stream<String> named(List<String> names) {
        return names == null ? Stream.empty() : names.stream();
    }
}
