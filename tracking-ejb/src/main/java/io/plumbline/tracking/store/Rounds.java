package io.plumbline.tracking.store;

import io.plumbline.shared.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Goes through what waits, in the order of the ids and a piece at a time. Each round goes on where the one before has stopped, so that those
 * which nothing helps keep nobody waiting.
 *
 * @param <T> something with an id
 */
public final class Rounds<T> {

    public static final int PIECE = 200;
    /** In one round. */
    private static final int PIECES = 25;

    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());
    private static final UUID FIRST = new UUID(0, 0);

    private final Function<T, UUID> id;
    private UUID last = FIRST;

    public Rounds(Function<T, UUID> id) {
        this.id = id;
    }

    /**
     * @param next the first {@link #PIECE} beyond an id
     * @param work what a piece came to
     * @return the sum of that
     */
    public synchronized int go(Function<UUID, List<T>> next, ToIntFunction<List<T>> work) {
        int sum = 0;
        for (int pieces = 0; pieces < PIECES; pieces++) {
            List<T> piece = next.apply(last);
            sum += piece.isEmpty() ? 0 : work.applyAsInt(piece);
            last = piece.size() < PIECE ? FIRST : id.apply(piece.get(piece.size() - 1));
            if (last == FIRST) {
                break;
            }
        }
        return sum;
    }

    /** Each by itself: one that is refused stays as it is. @param step whether one came to something. @return how many did */
    public int each(Function<UUID, List<T>> next, Predicate<T> step) {
        return go(next, piece -> (int) piece.stream().filter(one -> done(one, step)).count());
    }

    private boolean done(T one, Predicate<T> step) {
        try {
            return step.test(one);
        } catch (Refusal no) {
            LOG.log(Level.INFO, "{0} stays as it is: {1}", new Object[] {id.apply(one), no.code()});
            return false;
        }
    }
}
