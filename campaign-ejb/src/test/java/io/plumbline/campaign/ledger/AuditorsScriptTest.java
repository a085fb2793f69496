package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AuditorsScriptTest {

    @Test
    void the_auditors_script_knows_which_balances_are_debits_minus_credits() throws Exception {
        String line = Files.readAllLines(Path.of("..", "docs", "auditor", "recount.py")).stream().filter(one -> one.startsWith("DEBIT_GROWS")).findFirst().orElseThrow();
        List<String> told = Pattern.compile("\"([a-z-]+)\"").matcher(line).results().map((MatchResult kind) -> kind.group(1)).toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(Arrays.stream(AccountKind.values()).filter(kind -> kind.balance(1, 0) == 1).map(AccountKind::key).toList());
    }
}
