package io.plumbline.web.faces;

import io.plumbline.shared.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * One form, one act: the same form of the same page with the same words and files, sent again, is not carried out again but led to where the
 * first one led. The second click of an impatient person and a browser's own repeat look like that. What stayed on its page was
 * refused or is for another round, and may be sent as often as somebody likes. Whatever comes from one page is carried out one
 * after another, since the page's memory is for one request at a time.
 */
@WebFilter("*.xhtml")
public class OneActFilter extends HttpFilter {

    private static final String VIEW = "jakarta.faces.ViewState";
    private static final String WITH_FILES = "multipart/form-data";
    private static final int MOST_REMEMBERED = 10_000;
    private static final int TURNS = 256;
    private static final int LONGEST_SECONDS = 60;

    private final Lock[] turns = Stream.generate(ReentrantLock::new).limit(TURNS).toArray(Lock[]::new);
    private final Map<String, Led> acts = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Led> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (!comesFromPage(request)) {
            chain.doFilter(request, response);
            return;
        }
        Lock turn = turns[Math.floorMod((request.getSession(false).getId() + request.getParameter(VIEW)).hashCode(), TURNS)];
        if (!taken(turn)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            act(request, response, chain);
        } finally {
            turn.unlock();
        }
    }

    private void act(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (request.getHeader("Faces-Request") != null) {
            chain.doFilter(request, response);
            return;
        }
        String act = fingerprint(request);
        Led before = acts.get(act);
        if (before != null) {
            before.again(response);
            return;
        }
        Watched watched = new Watched(response);
        chain.doFilter(request, watched);
        if (watched.where != null) {
            acts.put(act, new Led(watched.where, watched.note));
        }
    }

    private static boolean comesFromPage(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("POST") || request.getSession(false) == null || !is(request, "application/x-www-form-urlencoded") && !is(request, WITH_FILES)) {
            return false;
        }
        // The pages are UTF-8, and whoever reads the first parameter decides for all.
        request.setCharacterEncoding("UTF-8");
        return request.getParameter(VIEW) != null;
    }

    private static boolean is(HttpServletRequest request, String type) {
        return String.valueOf(request.getContentType()).startsWith(type);
    }

    private static boolean taken(Lock turn) {
        try {
            return turn.tryLock(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String fingerprint(HttpServletRequest request) throws IOException, ServletException {
        MessageDigest digest = Sha256.fresh();
        add(digest, request.getSession(false).getId());
        add(digest, request.getRequestURI());
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            add(digest, name);
            for (String value : values) {
                add(digest, value);
            }
        });
        for (Part part : is(request, WITH_FILES) ? request.getParts() : List.<Part>of()) {
            if (part.getSubmittedFileName() != null) {
                add(digest, part.getName());
                add(digest, part.getSubmittedFileName());
                add(digest, part);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Part file) throws IOException {
        digest.update((file.getSize() + ":").getBytes(StandardCharsets.US_ASCII));
        try (InputStream content = new DigestInputStream(file.getInputStream(), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    /** Where an act led. @param note the cookie by which the next page finds what it has to say */
    private record Led(String where, Cookie note) {

        void again(HttpServletResponse response) throws IOException {
            if (note != null) {
                response.addCookie(note);
            }
            response.sendRedirect(where);
        }
    }

    private static final class Watched extends HttpServletResponseWrapper {

        private String where;
        private Cookie note;

        Watched(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            where = location;
            super.sendRedirect(location);
        }

        @Override
        public void addCookie(Cookie cookie) {
            note = cookie;
            super.addCookie(cookie);
        }
    }
}
