package io.plumbline.reporting.audit;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What is used of a cap never exceeds the limit under which the last of it was granted, and is the sum of what results hold and
 * nodes have leased.
 */
final class CapsWithinLimits {

    static final String NAME = "caps-within-limits";
    static final String CHECKED = "select count(*) from campaign.pub_cap_use";
    static final String SQL = "select * from campaign.pub_cap_use where reserved + confirmed + leased > granted_limit or reserved <> held_reserved"
            + " or confirmed <> held_confirmed or leased <> lease_slots or reserved < 0 or confirmed < 0 or leased < 0 order by cap_id, period_start";

    private CapsWithinLimits() {
    }

    static String tell(ResultSet row) throws SQLException {
        return "cap " + row.getString("cap_id") + " on " + row.getString("measure") + " of " + row.getString("subject_type") + " " + row.getString("subject_id") + ", period from "
                + row.getString("period_start") + ": " + row.getLong("reserved") + " reserved, " + row.getLong("confirmed") + " confirmed and " + row.getLong("leased")
                + " leased under a limit of " + row.getLong("granted_limit") + "; results hold " + row.getLong("held_reserved") + " and " + row.getLong("held_confirmed")
                + ", leases " + row.getLong("lease_slots");
    }
}
