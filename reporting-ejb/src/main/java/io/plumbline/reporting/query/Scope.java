package io.plumbline.reporting.query;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Role;
import java.util.UUID;

/** What the caller may see of the figures. */
public record Scope(UUID advertiser, UUID partner) {

    public static final Scope ALL = new Scope(null, null);

    public static Scope of(Authority authority) {
        authority.require(Role.MARKETER, Role.ANALYST, Role.FINANCE, Role.APPROVER, Role.PARTNER);
        boolean staff = authority.has(Role.MARKETER, Role.ANALYST, Role.FINANCE, Role.APPROVER);
        if (!staff && authority.partnerScope().isEmpty()) {
            throw new Forbidden("This account is not tied to a partner yet.");
        }
        return new Scope(authority.advertiserScope().orElse(null), authority.partnerScope().orElse(null));
    }
}
