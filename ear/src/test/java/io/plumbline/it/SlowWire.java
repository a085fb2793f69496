package io.plumbline.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A wire to a database on this machine that can be made slow: whatever goes over it then waits in either direction. */
final class SlowWire implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private final int target;
    private final ServerSocket door;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int millis;

    private SlowWire(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
    }

    static SlowWire to(String jdbcUrl) {
        try {
            Matcher address = ADDRESS.matcher(jdbcUrl);
            if (!address.find()) {
                throw new IllegalArgumentException(jdbcUrl);
            }
            SlowWire wire = new SlowWire(Integer.parseInt(address.group(1)));
            daemon(wire::accept);
            return wire;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same database over this wire. */
    String instead(String jdbcUrl) {
        return ADDRESS.matcher(jdbcUrl).replaceFirst("127.0.0.1:" + door.getLocalPort());
    }

    /** @param pause before each piece is passed on; 0 for none */
    void slow(int pause) {
        millis = pause;
    }

    @Override
    public void close() {
        closed.countDown();
        shut(door);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                connect(caller);
            } catch (IOException over) {
                return;
            }
        }
    }

    private void connect(Socket caller) {
        try {
            Socket database = new Socket("127.0.0.1", target);
            caller.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            daemon(() -> carry(caller, database));
            daemon(() -> carry(database, caller));
        } catch (IOException nobodyThere) {
            shut(caller);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] piece = new byte[64 << 10];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                closed.await(millis, TimeUnit.MILLISECONDS);
                out.write(piece, 0, read);
            }
        } catch (IOException cut) {
            // Whoever was cut off is told by the other end.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            shut(from);
            shut(to);
        }
    }

    private static void shut(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception gone) {
            // Then it is shut.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "slow-wire");
        thread.setDaemon(true);
        thread.start();
    }
}
