package io.plumbline.tracking.journal;

import io.plumbline.tracking.journal.Journal.Batch;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes records off a journal at its old end, from the oldest segment on; a file goes when all of it has been taken. Used by one thread. */
final class Reader {

    private static final Logger LOG = System.getLogger(Reader.class.getName());

    private final Shelf shelf;
    private final Runnable breath;
    private long at = Segment.HEADER;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private final Map<Integer, Shape> shapes = new HashMap<>();

    Reader(Shelf shelf, Runnable breath) {
        this.shelf = shelf;
        this.breath = breath;
    }

    /** @return the next records of the oldest segment, or null when there is nothing to take at the moment */
    Batch next(int mostRecords, int mostBytes) throws IOException {
        Segment segment = shelf.oldest();
        while (segment != null && segment.isSealed() && at >= segment.durable()) {
            drop(segment);
            segment = shelf.oldest();
        }
        if (segment == null || at >= segment.durable()) {
            return null;
        }
        ByteBuffer in = room((int) Math.min(Math.max(mostBytes, Codec.LARGEST + Segment.FRAME), segment.durable() - at));
        segment.read(in, at);
        in.flip();
        return parse(segment, in, mostRecords);
    }

    /** One buffer for all batches: fresh ones of this size are what a collector likes least. */
    private ByteBuffer room(int bytes) {
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocate(bytes);
        }
        return buffer.clear().limit(bytes);
    }

    private Batch parse(Segment segment, ByteBuffer in, int mostRecords) throws IOException {
        List<Entry> entries = new ArrayList<>();
        long end = at;
        while (entries.size() < mostRecords && in.remaining() >= Segment.FRAME) {
            int start = in.position();
            int length = in.getInt(start);
            if (in.remaining() < Segment.FRAME + length) {
                break;
            }
            if (in.getInt(start + 4) != Segment.checksum(in.array(), start + 8, 8 + length)) {
                throw new IOException(segment.file() + " has changed on disk since it was written, at " + (at + start));
            }
            long sequence = in.getLong(start + 8);
            // A copy: what is not read goes into the database as these bytes, when the buffer has others already.
            ByteBuffer record = ByteBuffer.wrap(Arrays.copyOfRange(in.array(), start + Segment.FRAME, start + Segment.FRAME + length));
            byte kind = record.get();
            if (kind == Codec.SHAPE) {
                Shape told = Codec.shape(record);
                // Told again now and then; as long as it says the same, its records stay of one kind.
                shapes.merge(told.id(), told, (known, again) -> known.names().equals(again.names()) ? known : again);
            } else {
                entries.add(entry(segment, sequence, kind, record));
            }
            in.position(start + Segment.FRAME + length);
            end = at + in.position();
        }
        return new Batch(segment, entries, end, segment.isSealed() && end >= segment.durable());
    }

    private Entry entry(Segment segment, long sequence, byte kind, ByteBuffer in) throws IOException {
        int id = in.getShort() & 0xFFFF;
        Shape shape = shapes.get(id);
        if (shape == null) {
            shape = toldElsewhere(segment, id);
        }
        return new Entry(sequence, kind, shape, Codec.values(in, shape));
    }

    /** The first telling was damaged and put aside; another follows. */
    private Shape toldElsewhere(Segment segment, int id) throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) segment.durable());
        segment.read(all, 0);
        for (int place = Segment.HEADER; place + Segment.FRAME < all.position(); place += Segment.FRAME + all.getInt(place)) {
            if (all.get(place + Segment.FRAME) == Codec.SHAPE) {
                ByteBuffer record = all.duplicate();
                record.position(place + Segment.FRAME + 1);
                Shape told = Codec.shape(record);
                shapes.putIfAbsent(told.id(), told);
            }
        }
        Shape found = shapes.get(id);
        if (found == null) {
            throw new IOException(segment.file() + " nowhere says what its records of shape " + id + " mean");
        }
        return found;
    }

    void taken(Batch batch) {
        at = batch.end();
        if (batch.last()) {
            drop(batch.segment());
        }
    }

    private void drop(Segment segment) {
        at = Segment.HEADER;
        shapes.clear();
        try {
            shelf.done(segment, breath);
        } catch (IOException kept) {
            LOG.log(Level.WARNING, "A journal file that is done with could not be put away; its records are known and will not be taken twice: " + kept.getMessage());
        }
    }
}
