package io.plumbline.structure;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Whatever a boundary method does in its own room, by however many steps: if it writes, it notes in the audit trail. */
final class Evidence extends ArchCondition<JavaMethod> {

    private static final Set<String> WRITING = Set.of("persist", "merge", "remove", "executeUpdate", "executeBatch", "forChange");

    Evidence() {
        super("note in the audit trail what they write");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        Set<JavaCodeUnit> steps = steps(method);
        if (any(steps, target -> WRITING.contains(target.getName()) && !target.getOwner().getPackageName().startsWith("java.util"))
                && !any(steps, target -> target.getOwner().getSimpleName().equals("AuditTrail"))) {
            events.add(SimpleConditionEvent.violated(method, method.getFullName() + " writes and leaves no audit entry"));
        }
    }

    private static boolean any(Set<JavaCodeUnit> steps, Predicate<CodeUnitCallTarget> wanted) {
        return steps.stream().flatMap(step -> step.getCallsFromSelf().stream()).anyMatch(call -> wanted.test(call.getTarget()));
    }

    private static Set<JavaCodeUnit> steps(JavaMethod first) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> next = new ArrayDeque<>(Set.of(first));
        while (!next.isEmpty()) {
            JavaCodeUnit step = next.pop();
            if (seen.add(step)) {
                step.getCallsFromSelf().stream().map(call -> call.getTarget().resolveMember()).flatMap(java.util.Optional::stream)
                        .filter(JavaCodeUnit.class::isInstance).map(JavaCodeUnit.class::cast).filter(code -> code.getOwner().getPackageName().startsWith("io.plumbline.campaign"))
                        .forEach(next::push);
            }
        }
        return seen;
    }
}
