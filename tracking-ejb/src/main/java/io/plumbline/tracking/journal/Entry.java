package io.plumbline.tracking.journal;

import io.plumbline.tracking.store.Utf8;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A record read back from the journal: what happened, as columns with their values. */
public final class Entry {

    private final long sequence;
    private final byte kind;
    private Shape shape;
    private Object[] values;

    Entry(long sequence, byte kind, Shape shape, Object[] values) {
        this.sequence = sequence;
        this.kind = kind;
        this.shape = shape;
        this.values = values;
    }

    /** For a try whose transaction may fail: what it fills in must not be there at the next one. */
    Entry copy() {
        return new Entry(sequence, kind, shape, values.clone());
    }

    /** Its number in its segment. */
    long sequence() {
        return sequence;
    }

    public byte kind() {
        return kind;
    }

    public List<String> names() {
        return shape.names();
    }

    /** In the order of {@link #names}. */
    public List<Object> values() {
        List<Object> read = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            read.add(value(i));
        }
        return read;
    }

    /** The same as it goes into a table: text that nobody has read is {@link Utf8}. */
    public Object[] raw() {
        return values;
    }

    /** Null also for a column that the record does not have: one written before the column existed. */
    public Object get(String name) {
        Integer place = shape.places().get(name);
        return place == null ? null : value(place);
    }

    private Object value(int place) {
        if (values[place] instanceof Utf8 unread) {
            values[place] = unread.toString();
        }
        return values[place];
    }

    /** As it goes into a table. @see #raw() */
    public Object raw(String name) {
        Integer place = shape.places().get(name);
        return place == null ? null : values[place];
    }

    public String text(String name) {
        return (String) get(name);
    }

    public UUID id(String name) {
        return (UUID) get(name);
    }

    public Instant time(String name) {
        return (Instant) get(name);
    }

    public Long number(String name) {
        return (Long) get(name);
    }

    /** Fills in what is decided only when the record is stored. One written before there was a place for it gets one. */
    public void put(String name, Object value) {
        Integer place = shape.places().get(name);
        if (place == null) {
            shape = Shape.of(Stream.concat(names().stream(), Stream.of(name)).toList());
            values = Arrays.copyOf(values, values.length + 1);
            place = values.length - 1;
        }
        values[place] = value;
    }
}
