package io.plumbline.tracking.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Reads a segment that an earlier process left. A record that was being written when it died is cut off; one that is damaged is put
 * aside, byte for byte, and the ones behind it stay.
 *
 * @param segment ready to be read to its end
 * @param records in it, without shapes
 * @param aside   damaged places put aside
 */
record Repair(Segment segment, long records, int aside) {

    static Repair of(Disk disk, Path file, Path quarantine) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        UUID id = bytes.length < Segment.HEADER ? null : Segment.id(ByteBuffer.wrap(bytes));
        if (id == null) {
            return unreadable(file, bytes, quarantine);
        }
        Walk walk = new Walk(bytes);
        ByteBuffer sound = ByteBuffer.allocate(bytes.length);
        sound.put(bytes, 0, Segment.HEADER);
        long records = 0;
        int aside = 0;
        int at = Segment.HEADER;
        while (at < bytes.length) {
            int length = walk.sound(at);
            if (length < 0) {
                int next = walk.next(at + 1);
                if (next < 0) {
                    break;
                }
                putAside(quarantine, file.getFileName() + "-" + at, bytes, at, next);
                aside++;
                at = next;
                continue;
            }
            sound.put(bytes, at, length);
            records += bytes[at + Segment.FRAME] == Codec.SHAPE ? 0 : 1;
            at += length;
        }
        sound.flip();
        int end = sound.limit();
        if (aside > 0) {
            rewrite(disk, file, sound);
        }
        FileChannel channel = disk.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.truncate(end);
        channel.force(true);
        return new Repair(Segment.left(id, file, channel, end), records, aside);
    }

    private static Repair unreadable(Path file, byte[] bytes, Path quarantine) throws IOException {
        boolean blank = true;
        for (byte one : bytes) {
            blank &= one == 0;
        }
        if (!blank) {
            putAside(quarantine, file.getFileName().toString(), bytes, 0, bytes.length);
        }
        Files.delete(file);
        return new Repair(null, 0, blank ? 0 : 1);
    }

    private static void rewrite(Disk disk, Path file, ByteBuffer sound) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = disk.open(part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (sound.hasRemaining()) {
                channel.write(sound);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void putAside(Path quarantine, String name, byte[] bytes, int from, int to) throws IOException {
        Files.createDirectories(quarantine);
        Files.write(quarantine.resolve(name + ".bin"), java.util.Arrays.copyOfRange(bytes, from, to));
    }

    /** Steps over records; a record is sound when its length fits and its checksum agrees. */
    private record Walk(byte[] bytes) {

        /** @return its whole length, or -1 */
        int sound(int at) {
            if (at + Segment.FRAME + 1 > bytes.length) {
                return -1;
            }
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int payload = in.getInt(at);
            if (payload < 1 || payload > Codec.LARGEST || at + Segment.FRAME + payload > bytes.length) {
                return -1;
            }
            boolean agrees = in.getInt(at + 4) == Segment.checksum(bytes, at + 8, 8 + payload);
            return agrees ? Segment.FRAME + payload : -1;
        }

        int next(int from) {
            for (int at = from; at + Segment.FRAME < bytes.length; at++) {
                if (sound(at) > 0) {
                    return at;
                }
            }
            return -1;
        }
    }
}
