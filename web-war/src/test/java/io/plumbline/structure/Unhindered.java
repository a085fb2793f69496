package io.plumbline.structure;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;

/** A singleton lets one call in at a time; who waits for more than five seconds gets an error and not its turn. */
final class Unhindered extends ArchCondition<JavaClass> {

    Unhindered() {
        super("let their schedules run beside each other");
    }

    @Override
    public void check(JavaClass timer, ConditionEvents events) {
        long schedules = timer.getMethods().stream().filter(method -> method.isAnnotatedWith(Schedule.class)).count();
        if (schedules > 1 && !shared(timer)) {
            events.add(SimpleConditionEvent.violated(timer, timer.getName() + " has " + schedules + " schedules and lets in one at a time"));
        }
    }

    private static boolean shared(JavaClass timer) {
        return timer.tryGetAnnotationOfType(Lock.class).map(Lock::value).filter(LockType.READ::equals).isPresent()
                || timer.tryGetAnnotationOfType(ConcurrencyManagement.class).map(ConcurrencyManagement::value).filter(ConcurrencyManagementType.BEAN::equals).isPresent();
    }
}
