package io.plumbline.campaign.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.agreement.ProposalEntity.State;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Proposal;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.SettlementDay;
import io.plumbline.campaign.api.TermsPolicy;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProposalTest {

    private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final Campaign CAMPAIGN = new Campaign(Ids.next(), 0, Ids.next(), "Spring", null, null, null, null, null, List.of(), null, null, null);
    private static final UUID PARTNER = Ids.next();

    @Test
    void whoever_wrote_or_proposed_terms_does_not_decide_about_them_and_nobody_decides_twice() {
        ProposalEntity proposal = proposal();
        assertThat(code(() -> proposal.decide(State.APPROVED, "kim", NOW, null, true))).isEqualTo("proposal-decided");
        proposal.propose("alex", NOW, false);
        assertThat(code(() -> proposal.decide(State.APPROVED, "alex", NOW, null, true))).isEqualTo("own-proposal");
        assertThat(code(() -> proposal.decide(State.REFUSED, "writer", NOW, "no", true))).isEqualTo("own-proposal");
        proposal.decide(State.APPROVED, "kim", NOW, null, true);
        assertThat(code(() -> proposal.decide(State.APPROVED, "lee", NOW, null, true))).isEqualTo("proposal-decided");
    }

    @Test
    void a_back_test_comes_first_where_the_policy_asks_for_one() {
        ProposalEntity proposal = proposal();
        assertThat(code(() -> proposal.propose("alex", NOW, true))).isEqualTo("back-test-required");
        proposal.tested(new Proposal.BackTested(NOW, "alex", "2026-01", "2026-02", 3, Money.of("1", "EUR"), Money.of("2", "EUR")));
        proposal.propose("alex", NOW, true);
        assertThat(code(() -> proposal.propose("alex", NOW, false))).isEqualTo("proposal-not-draft");
    }

    @Test
    void the_calendar_says_whether_agreed_terms_are_scheduled_in_force_or_superseded() {
        ProposalEntity proposal = proposal();
        assertThat(proposal.record(null, NOW).state()).isEqualTo("draft");
        proposal.propose("alex", NOW, false);
        proposal.decide(State.APPROVED, "kim", NOW, null, true);
        assertThat(proposal.record(agreed(null), NOW).state()).isEqualTo("scheduled");
        assertThat(proposal.record(agreed(null), START).state()).isEqualTo("in-force");
        assertThat(proposal.record(agreed(START.plusSeconds(9)), START.plusSeconds(9)).state()).isEqualTo("superseded");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_policy_is_kept_and_one_person_is_refused_under_it(Database database) {
        SessionFactory sessions = database.with(AgreementEntity.class, ProposalEntity.class, AcceptanceEntity.class);
        TermsPolicy asked = new TermsPolicy(true, false);
        String refused = Database.inTransaction(sessions, em -> {
            SecondPerson secondPerson = new SecondPerson(em);
            secondPerson.refuseOne();
            secondPerson.policy(asked);
            assertThat(secondPerson.policy()).isEqualTo(asked);
            String code = code(secondPerson::refuseOne);
            secondPerson.policy(new TermsPolicy(false, false));
            return code;
        });
        assertThat(refused).isEqualTo("second-person-needed");
    }

    private static String code(ThrowingCallable act) {
        return catchThrowableOfType(Conflict.class, act).code();
    }

    private static ProposalEntity proposal() {
        Rate rate = new Rate(Pricing.CPS, null, null, BigDecimal.TEN, List.of(), null, null);
        SettlementDay locking = new SettlementDay(1, 28);
        AgreementDraft draft = new AgreementDraft(CAMPAIGN.id(), PARTNER, "2026-12-01", List.of(rate), 30, List.of(), locking, null, null);
        TermSheet sheet = new TermSheet(START, draft.rates(), 30, List.of(), locking, null, null);
        return new ProposalEntity(new AgreementBook.Read(CAMPAIGN, new Partner(PARTNER, 0, "Blog", null, null, "EUR", null, NOW, null, null), sheet), draft, "why", "writer", NOW);
    }

    private static Agreement agreed(Instant until) {
        return new Agreement(Ids.next(), 0, CAMPAIGN.advertiserId(), CAMPAIGN.id(), PARTNER, START, until, List.of(), 30, List.of(), NOW, null, null, null);
    }
}
