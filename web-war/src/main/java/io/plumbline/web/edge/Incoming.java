package io.plumbline.web.edge;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

/** What the edge reads of a request, whoever received it: a servlet, or the handler before them. */
interface Incoming {

    /** @return null when it is absent */
    String header(String name);

    /** @return null when it is absent */
    String cookie(String name);

    String ip();

    boolean secure();

    static Incoming of(HttpServletRequest request) {
        return new Incoming() {
            @Override
            public String header(String name) {
                return request.getHeader(name);
            }

            @Override
            public String cookie(String name) {
                Cookie[] all = request.getCookies();
                for (int i = 0; all != null && i < all.length; i++) {
                    if (all[i].getName().equals(name)) {
                        return all[i].getValue();
                    }
                }
                return null;
            }

            @Override
            public String ip() {
                return request.getRemoteAddr();
            }

            @Override
            public boolean secure() {
                return request.isSecure();
            }
        };
    }
}
