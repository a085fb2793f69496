package io.plumbline.tracking.journal;

import io.plumbline.shared.Ids;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A file of the journal: a head with its id, then records. Its full size is written with zeros when it is made, because a file
 * that does not grow is on disk in two thirds of the time. Only the journal's writer appends; a segment is never continued after a
 * restart, so an id and a sequence name one record for ever.
 */
final class Segment {

    static final int HEADER = 28;
    /** Length, checksum, sequence. */
    static final int FRAME = 16;

    private static final long MAGIC = 0x504C53504F4F4C31L;
    private static final int ZEROS = 1 << 20;
    /** A shape is told again now and then, so that damage to one place cannot make the rest of a segment unreadable. */
    private static final int RETELL = 500;

    private final UUID id;
    private final Path file;
    private final FileChannel channel;
    private final int capacity;
    private final BitSet told = new BitSet();
    private long end;
    private long sequence;
    private int records;
    private volatile long durable;
    private volatile boolean sealed;

    private Segment(UUID id, Path file, FileChannel channel, int capacity, long end, boolean sealed) {
        this.id = id;
        this.file = file;
        this.channel = channel;
        this.capacity = capacity;
        this.end = end;
        this.durable = end;
        this.sealed = sealed;
    }

    /** @param breath what to do between two pieces of the file: to write all of it at once would keep the disk from those who wait for it */
    static Segment create(Disk disk, Path file, int capacity, Runnable breath) throws IOException {
        FileChannel channel = disk.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
        try {
            blank(channel, capacity, breath);
            return begin(file, channel, capacity);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    /** @param blank of this capacity, and gone under its own name when this returns */
    static Segment reuse(Disk disk, Path blank, Path file, int capacity) throws IOException {
        FileChannel channel = disk.open(blank, StandardOpenOption.WRITE, StandardOpenOption.READ);
        try {
            Segment begun = begin(file, channel, capacity);
            Files.move(blank, file, StandardCopyOption.ATOMIC_MOVE);
            return begun;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            Files.deleteIfExists(blank);
            throw failed;
        }
    }

    private static Segment begin(Path file, FileChannel channel, int capacity) throws IOException {
        UUID id = Ids.next();
        ByteBuffer head = head(id);
        head.flip();
        write(channel, head, 0);
        channel.force(true);
        return new Segment(id, file, channel, capacity, HEADER, false);
    }

    /** Zeros from end to end, on disk. */
    static void blank(FileChannel channel, int capacity, Runnable breath) throws IOException {
        for (long at = 0; at < capacity; at += ZEROS) {
            write(channel, ByteBuffer.allocate((int) Math.min(ZEROS, capacity - at)), at);
            channel.force(false);
            breath.run();
        }
        channel.truncate(capacity);
        channel.force(true);
    }

    /** One that an earlier process left, already repaired. */
    static Segment left(UUID id, Path file, FileChannel channel, long end) {
        return new Segment(id, file, channel, (int) end, end, true);
    }

    private static ByteBuffer head(UUID id) {
        ByteBuffer head = ByteBuffer.allocate(HEADER).putLong(MAGIC).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return head.putInt(checksum(head.array(), 0, HEADER - 4));
    }

    /** @return null when this is no head of a segment */
    static UUID id(ByteBuffer head) {
        boolean sound = head.remaining() >= HEADER && head.getLong(0) == MAGIC && head.getInt(HEADER - 4) == checksum(head.array(), 0, HEADER - 4);
        return sound ? new UUID(head.getLong(8), head.getLong(16)) : null;
    }

    static int checksum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    /** Bytes that a record takes here, with its shape where the segment has not told it yet. */
    int room(Shape shape, byte[] payload) {
        return FRAME + payload.length + (told.get(shape.id()) ? 0 : FRAME + Codec.encode(shape).length);
    }

    boolean holds(long bytes) {
        return end + bytes <= capacity;
    }

    /** Into the buffer only: {@link #commit} writes it. */
    void put(ByteBuffer out, Shape shape, byte[] payload) {
        if (!told.get(shape.id())) {
            told.set(shape.id());
            frame(out, Codec.encode(shape));
        }
        frame(out, payload);
        if (++records % RETELL == 0) {
            told.clear();
        }
    }

    private void frame(ByteBuffer out, byte[] payload) {
        int start = out.position();
        out.putInt(payload.length).putInt(0).putLong(++sequence).put(payload);
        CRC32C sum = new CRC32C();
        ByteBuffer covered = out.duplicate();
        covered.position(start + 8).limit(out.position());
        sum.update(covered);
        out.putInt(start + 4, (int) sum.getValue());
    }

    /** Durable when this returns. */
    void commit(ByteBuffer out) throws IOException {
        long length = out.remaining();
        write(channel, out, end);
        channel.force(false);
        end += length;
        durable = end;
    }

    /** Nothing more will be appended. What was written and is not durable goes, as far as the disk lets it. */
    void seal() {
        sealed = true;
        try {
            channel.truncate(durable);
        } catch (IOException broken) {
            // A reader stops at what is durable; the next start finds the rest and checks it.
        }
    }

    int read(ByteBuffer into, long at) throws IOException {
        int limit = (int) Math.min(into.remaining(), durable - at);
        into.limit(into.position() + Math.max(limit, 0));
        while (into.hasRemaining()) {
            if (channel.read(into, at + into.position()) < 0) {
                break;
            }
        }
        return into.position();
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long to = at;
        while (bytes.hasRemaining()) {
            to += channel.write(bytes, to);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // Everything durable was forced before.
        }
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    UUID id() {
        return id;
    }

    Path file() {
        return file;
    }

    long durable() {
        return durable;
    }

    boolean isSealed() {
        return sealed;
    }

    /** What it takes of the disk. */
    long size() {
        return sealed ? durable : capacity;
    }
}
