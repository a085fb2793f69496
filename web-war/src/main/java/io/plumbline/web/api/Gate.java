package io.plumbline.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How an endpoint departs from the usual: a key is asked for, the body is bounded, a repeated POST gets its first answer. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Gate {

    /** Needs no key. */
    boolean open() default false;

    /** The body is read as a stream, of any size. */
    boolean streamed() default false;

    /** Open to partners' keys: the boundary behind it answers a partner its own rows only. */
    boolean partners() default false;

    /** The answer is not kept for repeats: it changes nothing, or holds a secret. */
    boolean forgets() default false;
}
