package io.plumbline.web.problem;

import io.plumbline.shared.Refusal;
import java.util.List;

/** A refusal of one item among many, in the words that the whole request would have got. */
public record Verdict(int status, String code, String detail, List<Refusal.Fault> errors) {

    /** @throws RuntimeException the very one given, when it is no refusal but a failure of ours */
    public static Verdict of(Exception no) {
        Problem problem = Problems.of(no);
        if (problem.status() >= 500 && no instanceof RuntimeException ours) {
            throw ours;
        }
        return new Verdict(problem.status(), problem.code(), problem.detail(), problem.errors());
    }
}
