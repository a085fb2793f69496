package io.plumbline.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A shop that is strict about scripts: nothing inline, and nothing from anywhere but itself and the tracker. */
final class Boutique implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Boutique</title><link rel="icon" href="data:,">
            <script src="/shop.js"></script>
            <script async src="%s/tag.js" %s></script></head>
            <body><main><h1>Boutique</h1><button id="buy" type="button">Buy two</button>
            <form name="contact" id="contact"><label>E-mail <input name="mail"></label><label>Pass phrase <input name="phrase" type="password" data-plumbline-value></label>
            <label>Topic <input name="topic" data-plumbline-value></label><button>Send</button></form>
            <button type="button" data-plumbline-event="wish">Wish</button> <a id="away" href="http://localhost:1/elsewhere?who=secret">Elsewhere</a></main></body></html>""";

    private static final String SCRIPT = """
            window.plumbline = window.plumbline || function () { (plumbline.q = plumbline.q || []).push(arguments); };
            if (location.pathname === '/asking') {
              window.__tcfapi = function (command, version, listener) { window.tcfListener = listener; listener({eventStatus: 'cmpuishown', gdprApplies: true}, true); };
            } else if (location.pathname === '/shoes') {
              plumbline('view_item', {items: [{sku: 'A-1', price: '49.95'}]});
            }
            document.addEventListener('DOMContentLoaded', function () {
              document.getElementById('buy').addEventListener('click', function () {
                plumbline('purchase', {txid: 'tag-order', value: '99.90', currency: 'EUR', items: [{item_id: 'A-1', quantity: 2, price: '49.95'}]});
              });
              document.getElementById('contact').addEventListener('submit', function (e) { e.preventDefault(); });
              document.getElementById('away').addEventListener('click', function (e) { e.preventDefault(); });
            });
            """;

    private final HttpServer server;
    private final String tracker;
    private final String page;

    /** @param attributes of the tag, with apostrophes for quotes */
    Boutique(String tracker, String attributes) {
        this.tracker = tracker;
        page = PAGE.formatted(tracker, attributes.replace('\'', '"'));
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

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean script = exchange.getRequestURI().getPath().equals("/shop.js");
            byte[] body = (script ? SCRIPT : page).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", script ? "text/javascript" : "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; script-src 'self' " + tracker + "; connect-src " + tracker + "; img-src data: " + tracker
                    + "; form-action 'self'; base-uri 'none'");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
