package io.plumbline.campaign.payee;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Role;
import java.util.UUID;

/** Who may see and do what about paying partners. A partner is paid for all advertisers together, so nobody confined to one has a part in it. */
public final class MoneyAccess {

    private MoneyAccess() {
    }

    public static boolean isPartner(Authority authority) {
        return authority.caller().roles().contains(Role.PARTNER) && !authority.has(Role.MARKETER, Role.ANALYST, Role.FINANCE, Role.APPROVER);
    }

    /** Staff of one of the roles, for all advertisers. */
    public static void requireStaff(Authority authority, Role... roles) {
        authority.require(roles);
        if (authority.advertiserScope().isPresent()) {
            throw new Forbidden("You are confined to one advertiser; partners are paid for all of them together.");
        }
    }

    public static void requireStaff(Authority authority) {
        requireStaff(authority, Role.MARKETER, Role.ANALYST, Role.FINANCE, Role.APPROVER);
    }

    /** Staff, or the partner itself. @return the only partner the caller may see, or null for all */
    public static UUID requireReader(Authority authority, UUID partnerId) {
        if (!isPartner(authority)) {
            requireStaff(authority);
            return partnerId;
        }
        UUID own = authority.partnerScope().orElseThrow(() -> new NotFound("partner", partnerId));
        if (partnerId != null && !own.equals(partnerId)) {
            throw new NotFound("partner", partnerId);
        }
        return own;
    }

    /** Finance, or the partner itself. @param partnerId null when it is not known yet whose it is */
    public static void requireWriter(Authority authority, UUID partnerId) {
        if (isPartner(authority)) {
            requireReader(authority, partnerId);
        } else {
            requireStaff(authority, Role.FINANCE);
        }
    }
}
