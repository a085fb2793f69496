package io.plumbline.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An advertiser's site: every page has the tag, and a button that buys. */
final class Shop implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
            <script async src="%s/tag.js" data-advertiser="%s"></script></head>
            <body><main><h1>Shop</h1><button id="buy" type="button">Buy</button><p id="said"></p></main>
            <script>
            document.getElementById('buy').addEventListener('click', function () {
              plumbline('conversion', {goal: 'sale', txid: 'browser-order', amount: '80.00', currency: 'EUR'});
              document.getElementById('said').textContent = 'Thank you';
            });
            </script></body></html>""";

    private final HttpServer server;
    private volatile String page = "";

    Shop() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    void embed(String plumbline, String advertiser) {
        page = PAGE.formatted(plumbline, advertiser);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
