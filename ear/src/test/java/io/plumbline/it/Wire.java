package io.plumbline.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes on a socket: what no client library is willing to send. */
final class Wire {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int PAUSE_MILLIS = 500;

    private Wire() {
    }

    /** @param target the request target, each character a byte; @return the whole answer, each byte a character */
    static String get(Server server, String target, String... headers) {
        URI base = URI.create(server.baseUrl());
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "GET " + target + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\nConnection: close\r\n"
                    + String.join("", Arrays.stream(headers).map(header -> header + "\r\n").toList()) + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A body that comes in two pieces, the second only after the server has had time to read the first. */
    static String postInPieces(Server server, String target, String type, String first, String second) {
        URI base = URI.create(server.baseUrl());
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String head = "POST " + target + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nConnection: close\r\nContent-Type: " + type
                    + "\r\nContent-Length: " + (first.length() + second.length()) + "\r\n\r\n";
            socket.getOutputStream().write((head + first).getBytes(StandardCharsets.ISO_8859_1));
            // Nobody answers half a request: the time that this takes to find out is the pause.
            socket.setSoTimeout(PAUSE_MILLIS);
            int early = read(socket);
            socket.setSoTimeout(PATIENCE_MILLIS);
            if (early >= 0) {
                return (char) early + new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            }
            socket.getOutputStream().write(second.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int read(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketTimeoutException silent) {
            return -1;
        }
    }

    static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }
}
