package io.plumbline.web.security;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What pages may ask about the person in front of them, to leave out what would be refused anyway. */
@Named
@RequestScoped
public class SignedIn {

    @Inject
    private Authority authority;

    public String getName() {
        return authority.caller().name();
    }

    public boolean isKnown() {
        return authority.caller() != Caller.NOBODY;
    }

    public boolean isAdmin() {
        return authority.has();
    }

    public boolean isPlanner() {
        return authority.has(Role.MARKETER);
    }

    /** May decide about conversions. */
    public boolean isDecider() {
        return authority.has(Role.MARKETER, Role.FINANCE);
    }

    /** Keeps the books: periods, rates, payouts. */
    public boolean isAccountant() {
        return authority.has(Role.FINANCE);
    }

    /** May approve what somebody else proposed. */
    public boolean isApprover() {
        return authority.has(Role.APPROVER);
    }

    public boolean isStaff() {
        return authority.has(Role.MARKETER, Role.ANALYST, Role.FINANCE, Role.APPROVER);
    }
}
