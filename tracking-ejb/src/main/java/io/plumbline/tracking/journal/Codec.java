package io.plumbline.tracking.journal;

import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Utf8;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows as bytes: kind, shape, then each value behind a letter that says what it is. */
final class Codec {

    /** Larger than any row of ours; a length beyond it is damage. */
    static final int LARGEST = 256 * 1024;

    /** The record that names the columns of those after it. */
    static final byte SHAPE = 0;

    private static final byte NULL = 'n';
    private static final byte TEXT = 's';
    private static final byte LONG = 'l';
    private static final byte INTEGER = 'i';
    private static final byte YES = 't';
    private static final byte NO = 'f';
    private static final byte ID = 'u';
    private static final byte TIME = 'z';

    private static final ThreadLocal<Bytes> OWN = ThreadLocal.withInitial(Bytes::new);

    private Codec() {
    }

    static byte[] encode(byte kind, Shape shape, Columns columns) {
        Bytes out = OWN.get().clear();
        out.put(kind);
        out.putShort(shape.id());
        for (int i = 0; i < columns.size(); i++) {
            value(out, columns.value(i));
        }
        return out.done();
    }

    static byte[] encode(Shape shape) {
        Bytes out = OWN.get().clear();
        out.put(SHAPE);
        out.putShort(shape.id());
        out.putShort(shape.names().size());
        shape.names().forEach(name -> value(out, name));
        return out.done();
    }

    private static void value(Bytes out, Object value) {
        if (value == null) {
            out.put(NULL);
        } else if (value instanceof String text) {
            out.put(TEXT);
            out.putText(text);
        } else if (value instanceof Utf8 text) {
            out.put(TEXT);
            out.putText(text.toString());
        } else if (value instanceof UUID id) {
            out.put(ID);
            out.putLong(id.getMostSignificantBits());
            out.putLong(id.getLeastSignificantBits());
        } else if (value instanceof Instant at) {
            out.put(TIME);
            out.putLong(at.getEpochSecond());
            out.putInt(at.getNano());
        } else if (value instanceof Long number) {
            out.put(LONG);
            out.putLong(number);
        } else if (value instanceof Integer number) {
            out.put(INTEGER);
            out.putInt(number);
        } else if (value instanceof Boolean yes) {
            out.put(yes ? YES : NO);
        } else {
            throw new IllegalArgumentException("A journal cannot keep a " + value.getClass());
        }
    }

    static Shape shape(ByteBuffer in) {
        int id = in.getShort() & 0xFFFF;
        int size = in.getShort() & 0xFFFF;
        List<String> names = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            names.add(value(in).toString());
        }
        return Shape.read(id, List.copyOf(names));
    }

    /** Text stays the bytes it is. @param in over an array that is not written to any more */
    static Object[] values(ByteBuffer in, Shape shape) {
        Object[] values = new Object[shape.names().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(in);
        }
        return values;
    }

    private static Object value(ByteBuffer in) {
        byte type = in.get();
        return switch (type) {
            case NULL -> null;
            case TEXT -> text(in);
            case ID -> new UUID(in.getLong(), in.getLong());
            case TIME -> Instant.ofEpochSecond(in.getLong(), in.getInt());
            case LONG -> in.getLong();
            case INTEGER -> in.getInt();
            case YES -> Boolean.TRUE;
            case NO -> Boolean.FALSE;
            default -> throw new IllegalStateException("Not a value: " + type);
        };
    }

    private static Utf8 text(ByteBuffer in) {
        int length = in.getInt();
        Utf8 text = new Utf8(in.array(), in.arrayOffset() + in.position(), length);
        in.position(in.position() + length);
        return text;
    }
}
