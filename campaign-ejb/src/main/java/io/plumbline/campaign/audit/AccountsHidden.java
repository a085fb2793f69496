package io.plumbline.campaign.audit;

import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.campaign.payee.Iban;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Entries of before accounts were sealed hold whole numbers, and the chain allows no change of them: they are hidden from whoever reads. */
final class AccountsHidden {

    /** A text of its own within the JSON; letters of sentences are no account, as the check digits say. */
    private static final Pattern TEXT = Pattern.compile("\"([A-Za-z]{2}[0-9]{2}[A-Za-z0-9 ]{11,42})\"");

    private AccountsHidden() {
    }

    static AuditEntry in(AuditEntry entry) {
        return new AuditEntry(entry.id(), entry.at(), entry.actor(), entry.action(), entry.subjectType(), entry.subjectId(), entry.subjectName(), entry.advertiserId(), in(entry.before()),
                in(entry.after()));
    }

    private static String in(String json) {
        return json == null ? null : TEXT.matcher(json).replaceAll(AccountsHidden::shown);
    }

    private static String shown(MatchResult found) {
        String plain = Iban.plain(found.group(1));
        return Iban.isValid(plain) ? "\"" + Iban.hidden(plain) + "\"" : found.group();
    }
}
