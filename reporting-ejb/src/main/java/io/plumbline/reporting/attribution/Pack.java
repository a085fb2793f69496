package io.plumbline.reporting.attribution;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Touches of clicks as bytes: what they say in words once, and then each touch as seven numbers. */
final class Pack {

    /** What a touch says in words, in this order. */
    static final List<String> COLUMNS = List.of("channel", "campaign_id", "partner_id", "creative", "keyword");

    /** A row of H2 takes a megabyte; the words of one more touch fit between. */
    private static final int MOST_BYTES = 900_000;

    /** Takes one touch. @param words number of what it says */
    @FunctionalInterface
    interface Listener {
        void touch(long idHigh, long idLow, long personHigh, long personLow, long at, long since, int words) throws SQLException;
    }

    private final String[][] words;
    private final ByteBuffer touches;

    Pack(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            words = new String[in.readInt()][COLUMNS.size()];
            for (String[] some : words) {
                for (int i = 0; i < some.length; i++) {
                    some[i] = in.readBoolean() ? in.readUTF() : null;
                }
            }
            touches = ByteBuffer.wrap(bytes, bytes.length - in.available(), in.available());
        } catch (IOException torn) {
            throw new UncheckedIOException(torn);
        }
    }

    String[][] words() {
        return words;
    }

    void tell(Listener listener) throws SQLException {
        ByteBuffer left = touches.duplicate();
        while (left.hasRemaining()) {
            listener.touch(left.getLong(), left.getLong(), left.getLong(), left.getLong(), left.getLong(), left.getLong(), left.getInt());
        }
    }

    /** A pack that is being filled. */
    static final class Open {

        private final Map<List<String>, Integer> numbers = new LinkedHashMap<>();
        private final ByteArrayOutputStream words = new ByteArrayOutputStream();
        private final ByteArrayOutputStream touches = new ByteArrayOutputStream();
        private int size;
        private long least = Long.MAX_VALUE;
        private long most = Long.MIN_VALUE;

        void add(UUID id, UUID person, long at, long since, List<String> said) {
            try {
                Integer number = numbers.get(said);
                if (number == null) {
                    number = numbers.size();
                    numbers.put(said, number);
                    say(said);
                }
                DataOutputStream out = new DataOutputStream(touches);
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
                out.writeLong(person.getMostSignificantBits());
                out.writeLong(person.getLeastSignificantBits());
                out.writeLong(at);
                out.writeLong(since);
                out.writeInt(number);
            } catch (IOException never) {
                throw new UncheckedIOException(never);
            }
            size++;
            least = Math.min(least, at);
            most = Math.max(most, at);
        }

        boolean isFull() {
            return words.size() + touches.size() > MOST_BYTES;
        }

        int size() {
            return size;
        }

        long least() {
            return least;
        }

        long most() {
            return most;
        }

        byte[] bytes() {
            return ByteBuffer.allocate(Integer.BYTES + words.size() + touches.size()).putInt(numbers.size()).put(words.toByteArray()).put(touches.toByteArray()).array();
        }

        private void say(List<String> said) throws IOException {
            DataOutputStream out = new DataOutputStream(words);
            for (String word : said) {
                out.writeBoolean(word != null);
                if (word != null) {
                    out.writeUTF(word);
                }
            }
        }
    }
}
