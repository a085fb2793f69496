package io.plumbline.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Stale;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new Invalid("name", "required", "This field is required."), 400, "required"),
                Arguments.of(new NotFound("link", "x"), 404, "link-not-found"),
                Arguments.of(new Conflict("transition-not-allowed", "No."), 409, "transition-not-allowed"),
                Arguments.of(new Stale("campaign", 3), 412, "version-stale"),
                Arguments.of(new Forbidden("No."), 403, "forbidden"),
                Arguments.of(new EJBTransactionRolledbackException("x", new EJBException(new NotFound("goal", "y"))), 404, "goal-not-found"),
                Arguments.of(new EJBTransactionRolledbackException("x", new OptimisticLockException("row 7 of campaign.goal")), 412, "version-stale"),
                Arguments.of(new EJBException(new PersistenceException(new SQLTransientConnectionException("10.0.0.7 refused"))), 503, "database-unavailable"),
                Arguments.of(new PersistenceException(new SQLException("fatal", "57P01")), 503, "database-unavailable"),
                Arguments.of(new PersistenceException(new SQLException("duplicate key", "23505")), 409, "already-exists"),
                Arguments.of(new BodyTooLarge(10), 413, "body-too-large"),
                Arguments.of(new IllegalStateException("secret detail", new RuntimeException("more")), 500, "internal-error"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatever_was_thrown_becomes_one_problem(Exception thrown, int status, String code) {
        Problem problem = Problems.of(thrown);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.type()).isEqualTo("/problems/" + code);
        assertThat(problem.detail()).isNotBlank().doesNotContain("secret").doesNotContain("10.0.0.7").doesNotContain("campaign.goal");
    }

    @Test
    void the_faults_of_a_draft_are_listed_with_their_pointers() {
        assertThat(Problems.of(new Invalid("name", "required", "Give one.")).errors()).singleElement()
                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/name"));
    }

    @Test
    void one_refused_item_gets_a_verdict_but_a_failure_of_ours_goes_on() {
        assertThat(Verdict.of(new NotFound("click", "x")).status()).isEqualTo(404);
        IllegalStateException bug = new IllegalStateException("bug");
        assertThatThrownBy(() -> Verdict.of(bug)).isSameAs(bug);
    }
}
