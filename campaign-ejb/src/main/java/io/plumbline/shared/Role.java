package io.plumbline.shared;


/** What a person or an API key may do. */
public enum Role implements Keyed {
    /** Users, keys, settings, and everything below. */
    ADMIN,
    /** Plans campaigns, partners, agreements and links; decides conversions; imports. */
    MARKETER,
    /** Reads reports and events, changes nothing. */
    ANALYST,
    /** Reads everything, decides conversions, keeps rates and the ledger. */
    FINANCE,
    /** Reads everything, approves or refuses what others propose: terms, payout runs. Proposes and changes nothing of its own. */
    APPROVER,
    /** Sees its own figures only. */
    PARTNER;


    public static Role of(String key) {
        for (Role role : values()) {
            if (role.key().equals(key)) {
                return role;
            }
        }
        throw new Invalid("role", "role-unknown", "Roles are admin, marketer, analyst, finance, approver and partner.");
    }
}
